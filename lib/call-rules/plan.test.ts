import { expect, test } from 'vitest';
import type { GuardedStep } from '@/lib/call-plan/plan';
import { callRule } from './contract';
import { aroundRules } from './plan';

const own: GuardedStep[] = [{ do: 'ring', legs: [], order: 'together', timeoutSeconds: 20 }];
const EXTENSION = 'ext_0123456789abcdefghjk';

function rule(when: object, act: object, enabled = true) {
  return callRule.parse({ when, act, enabled });
}

test('rules of the arrival stand before the ringing, the others after, each in its order', () => {
  const steps = aroundRules(
    [
      rule({ moment: 'busy' }, { do: 'busy' }),
      rule({ moment: 'arrival', anonymous: true }, { do: 'hangup' }),
      rule({ moment: 'not_taken' }, { do: 'send', to: { kind: 'outside', number: '+4930901820' } }),
    ],
    own,
  );
  expect(steps).toEqual([
    { do: 'when', if: [{ on: 'anonymous' }], go: { kind: 'hangup' } },
    own[0],
    { do: 'when', if: [{ on: 'result', among: ['busy'] }], go: { kind: 'busy' } },
    {
      do: 'when',
      if: [{ on: 'result', among: ['no_answer', 'busy', 'unreachable', 'rejected'] }],
      go: { kind: 'outside', number: '+4930901820' },
    },
  ]);
});

test('a rule that rings is guarded, and the next is asked when nobody took it', () => {
  const [, second] = aroundRules(
    [
      rule(
        { moment: 'no_answer', registered: false },
        {
          do: 'ring',
          members: [{ extension: EXTENSION, afterSeconds: 5 }, { outside: '+4930901820' }],
          seconds: 30,
        },
      ),
    ],
    own,
    EXTENSION,
  );
  expect(second).toEqual({
    ...{ do: 'ring', order: 'together', timeoutSeconds: 30 },
    legs: [
      { extension: EXTENSION, afterSeconds: 5 },
      { outside: '+4930901820', confirm: true },
    ],
    only: [
      { on: 'result', among: ['no_answer'] },
      { on: 'registered', extension: EXTENSION, not: true },
    ],
  });
});

test('a rule that always holds goes without asking; one that is off is not there', () => {
  const steps = aroundRules(
    [
      rule({ moment: 'arrival' }, { do: 'busy' }, false),
      rule({ moment: 'arrival' }, { do: 'send', to: { kind: 'busy' } }),
    ],
    own,
  );
  expect(steps).toEqual([{ do: 'go', to: { kind: 'busy' } }, own[0]]);
});
