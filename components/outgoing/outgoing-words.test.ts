import { describe, expect, test } from 'vitest';
import { dialRuleSentence, routeSentence } from '@/components/outgoing/outgoing-words';

const SCHEDULE = 'sch_01kaqx3fz8w2c7r5m9h1';
const CHEAP = 'trk_01kaqx3fz8w2c7r5m9h1';
const names = new Map([[SCHEDULE, { number: null, name: 'Office hours' }]]);
const trunks = [{ id: CHEAP, name: 'Carrier A', enabled: true }];

describe('a dial rule as a sentence', () => {
  test.each([
    [{ do: 'ban' as const }, 'Old: 0* may not be called.'],
    [{ do: 'rewrite' as const, strip: 0, add: '' }, 'Old: 0* is let through as it is.'],
    [{ do: 'rewrite' as const, strip: 1, add: '' }, 'Old: 0* loses the first character.'],
    [{ do: 'rewrite' as const, strip: 0, add: '+49' }, 'Old: 0* gets +49 in front.'],
    [
      { do: 'rewrite' as const, strip: 2, add: '+' },
      'Old: 0* gets + in place of the first 2 characters.',
    ],
    [{ do: 'rewrite' as const, strip: Number.NaN, add: '1' }, 'Old: 0* gets 1 in front.'],
  ])('%j', (act, sentence) => {
    expect(dialRuleSentence({ name: 'Old', patterns: ['0*'], act })).toBe(sentence);
  });
});

describe('a route as a sentence', () => {
  test('with everything', () => {
    const route = {
      ...{ name: 'Britain', patterns: ['+44*'], trunks: [CHEAP, 'trk_gone'] },
      ...{ schedule: SCHEDULE, callerId: '+4930901820', callerIdFor: 'everybody' as const },
    };
    expect(routeSentence(route, trunks, names)).toBe(
      'Britain: +44* goes by Carrier A, then a trunk that is gone, while Office hours is open, showing +4930901820 for everybody.',
    );
  });

  test('with nothing but its patterns', () => {
    expect(routeSentence({ name: '', patterns: [] }, trunks, names)).toBe(
      '…: … goes by all trunks in their order.',
    );
  });
});
