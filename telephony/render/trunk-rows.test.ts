import { describe, expect, it } from 'vitest';
import type { ProxyTrunk } from './kamailio-rows';
import { renderTrunkAccountRows, renderTrunkSettingsRows } from './trunk-rows';

const plain: ProxyTrunk = {
  id: 'trk_1',
  setId: 10_000,
  gateways: [{ host: 'sip.carrier.example', port: 5060, transport: 'udp' }],
  enabled: true,
  ...{ maxCalls: null, codecs: [], registration: null, countryCode: null },
};
const account = {
  ...{ username: '4930123', domain: 'carrier.example', realm: 'carrier' },
  ...{ ha1: 'a'.repeat(32), expiresSeconds: 300 },
};
const values = (trunks: ProxyTrunk[]) =>
  renderTrunkSettingsRows(trunks).map(({ key, columns }) => [key.key_name, columns.key_value]);

describe('how a trunk is used', () => {
  it('says nothing of a plain one but where its set is', () => {
    expect(values([plain])).toEqual([
      ['10000', '0||||||'],
      ['trk_1', '10000'],
    ]);
    expect(renderTrunkAccountRows([plain])).toEqual([]);
  });

  it('says how numbers of its country are written', () => {
    const fields = (countryCode: string) => values([{ ...plain, countryCode }])[0]?.[1];
    expect(fields('49')).toBe('0||||||49/0/00');
    expect(fields('1')).toBe('0||||||1//011');
    expect(fields('7')).toBe('0||||||7/8/810');
    expect(fields('34')).toBe('0||||||34//00');
    expect(fields('65')).toBe('0||||||65//00');
  });

  it('names lines, codecs and account', () => {
    const trunk = { ...plain, maxCalls: 30, codecs: ['PCMA', 'G722'], registration: account };
    expect(values([trunk])[0]).toEqual([
      '10000',
      `30|codec-offer-PCMA codec-offer-G722 codec-offer-telephone-event|4930123|carrier|${'a'.repeat(32)}|carrier.example|`,
    ]);
    expect(renderTrunkAccountRows([trunk])).toMatchObject([
      {
        table: 'uacreg',
        key: { l_uuid: 't10000' },
        columns: {
          r_username: '4930123',
          auth_password: '',
          auth_ha1: 'a'.repeat(32),
          auth_proxy: 'sip:sip.carrier.example:5060;transport=udp',
          expires: 300,
        },
      },
    ]);
  });

  it('is nothing while it is switched off', () => {
    const off = { ...plain, enabled: false, registration: account };
    expect([...renderTrunkSettingsRows([off]), ...renderTrunkAccountRows([off])]).toEqual([]);
  });

  it('lets no account add a field', () => {
    const bar = { ...plain, registration: { ...account, username: 'a|b' } };
    expect(() => renderTrunkSettingsRows([bar])).toThrow('bar');
  });
});
