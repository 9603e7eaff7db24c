import { expect, test } from 'vitest';
import { ruleSentence, type RuleValue } from './call-rule-words';

const NAMES = new Map([
  ['rg_sales', { number: '800', name: 'Sales' }],
  ['sch_office', { number: null, name: 'Office hours' }],
  ['ext_ada', { number: '101', name: 'Ada' }],
]);

const rule = (when: Partial<RuleValue['when']>, act: RuleValue['act']): RuleValue => ({
  when: { moment: 'no_answer', ...when },
  act,
});

test('conditions and what is done make one sentence', () => {
  expect(ruleSentence(rule({ anonymous: true }, { do: 'busy' }), NAMES)).toBe(
    'When nobody answers and the caller is anonymous → busy signal',
  );
  const closed = { schedule: { id: 'sch_office', is: 'closed' as const } };
  const send = { do: 'send' as const, to: { kind: 'ring_group' as const, id: 'rg_sales' } };
  expect(ruleSentence(rule({ moment: 'arrival', ...closed }, send), NAMES)).toBe(
    'When a call comes in and Office hours is closed → send it to ring group 800 Sales',
  );
});

test('many callers are counted, not listed', () => {
  const callers = { patterns: ['+49*', '+43*', '+41*', '+33*', '+31*'], not: true };
  expect(ruleSentence(rule({ callers }, { do: 'hangup' }), NAMES)).toBe(
    'When nobody answers and the caller is not +49*, +43*, +41* or 2 more → hang up',
  );
});

test('who is rung is named; what is gone or not chosen yet is said without a name', () => {
  const members = [{ extension: 'ext_ada' }, { outside: '+4930901820' }];
  expect(ruleSentence(rule({}, { do: 'ring', members, seconds: 20 }), NAMES)).toBe(
    'When nobody answers → ring 101 Ada and +4930901820 for 20 seconds',
  );
  expect(ruleSentence(rule({}, { do: 'play', sound: 'snd_gone' }), NAMES)).toBe(
    'When nobody answers → play a sound, then hang up',
  );
});
