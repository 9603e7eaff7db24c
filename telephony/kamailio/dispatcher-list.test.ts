import { describe, expect, it } from 'vitest';
import { parseDestinations } from './dispatcher-list';

const dest = (uri: string, flags: string, average?: number) => ({
  DEST: {
    URI: uri,
    FLAGS: flags,
    PRIORITY: 0,
    ...(average === undefined ? {} : { LATENCY: { AVG: average, STD: 0, EST: 0, MAX: 1 } }),
  },
});

describe('parseDestinations', () => {
  it('reads what dispatcher.list of 5.6 answers', () => {
    const list = {
      NRSETS: 2,
      RECORDS: [
        {
          SET: {
            ID: 1,
            TARGETS: [dest('sip:10.0.0.1:5060', 'AP', 1.5), dest('sip:10.0.0.2:5060', 'IP')],
          },
        },
        {
          SET: {
            ID: 10_000,
            TARGETS: [dest('sip:c.example:5060', 'TX'), dest('sip:d.example:5060', 'DX')],
          },
        },
      ],
    };
    expect(parseDestinations(list)).toEqual([
      { setId: 1, uri: 'sip:10.0.0.1:5060', state: 'active', isProbed: true, latencyMs: 1.5 },
      { setId: 1, uri: 'sip:10.0.0.2:5060', state: 'inactive', isProbed: true, latencyMs: null },
      {
        setId: 10_000,
        uri: 'sip:c.example:5060',
        state: 'trying',
        isProbed: false,
        latencyMs: null,
      },
      {
        setId: 10_000,
        uri: 'sip:d.example:5060',
        state: 'disabled',
        isProbed: false,
        latencyMs: null,
      },
    ]);
  });

  it('throws on another form', () => {
    expect(() => parseDestinations({ RECORDS: 'none' })).toThrow();
  });
});
