import { expect, test } from 'vitest';
import { addressOf, bodyOf, NO_QUESTION, placeIn, questionIn, stateWith } from './question-rules';

const SERVICE = 'svc_01kaqx3fz8w2c7r5m9h1';
const QUEUE = 'que_01kaqx3fz8w2c7r5m9h1';
const GROUP = 'rg_01kaqx3fz8w2c7r5m9h1';

test('what a service answers is chosen, not asked; the address keeps it', () => {
  const suppose = [
    { who: SERVICE, is: stateWith(GROUP) },
    { who: QUEUE, is: 'timeout' as const },
  ];
  const question = { ...NO_QUESTION, dialed: '101', suppose };
  const again = questionIn(Object.fromEntries(new URLSearchParams(addressOf(question))));
  expect(again).toEqual(question);
  const body = bodyOf(again, 'Europe/Berlin');
  expect(body.services).toEqual([{ id: SERVICE, answer: { kind: 'ring_group', id: GROUP } }]);
  expect(body.queues).toEqual([{ id: QUEUE, outcome: 'timeout' }]);
  expect(body.ringing).toEqual([]);
});

test('a service that does not answer is not named', () => {
  expect(placeIn(stateWith(null))).toBeNull();
  const suppose = [{ who: SERVICE, is: 'fallback' as const }];
  expect(bodyOf({ ...NO_QUESTION, suppose }, 'UTC').services).toEqual([]);
});

test.each([
  `${SERVICE}:busy`,
  `${SERVICE}:to-nobody`,
  `${QUEUE}:fallback`,
  `${QUEUE}:to-${GROUP}`,
  'ext_1:timeout',
])('what fits nothing is left out: %s', (suppose) => {
  expect(questionIn({ suppose }).suppose).toEqual([]);
});
