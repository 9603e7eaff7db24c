import { expect, test } from 'vitest';
import type { Condition, GuardedStep, Target } from '@/lib/call-plan/plan';
import { edgesOf } from './graph';
import { loopThrough } from './loops';

const to = (id: string): Target => ({ kind: 'menu', id });
const go = (id: string): GuardedStep => ({ do: 'go', to: to(id) });
const when = (id: string, ...conditions: Condition[]): GuardedStep => ({
  ...{ do: 'when', if: conditions },
  go: to(id),
});
const open = { on: 'schedule', id: 'sch', is: 'open' } as const;
const closed = { on: 'schedule', id: 'sch', is: 'closed' } as const;
const ring: GuardedStep = {
  ...{ do: 'ring', legs: [{ extension: 'ext' }], order: 'together' },
  timeoutSeconds: 20,
};

function loop(plans: Record<string, GuardedStep[]>, start = 'a') {
  return loopThrough(start, (id) => edgesOf({ id, steps: plans[id] ?? [] }));
}

test('a circle of things that happen by themselves is found, with its chain', () => {
  expect(loop({ a: [go('b')], b: [when('c', open), go('d')], c: [go('a')] })).toEqual([
    'a',
    'b',
    'c',
    'a',
  ]);
  expect(loop({ a: [go('a')] })).toEqual(['a', 'a']);
});

test('a circle elsewhere is not this one', () => {
  expect(loop({ a: [go('b')], b: [go('c')], c: [go('b')] })).toBeUndefined();
  expect(loop({ a: [go('b')], b: [go('c')], c: [go('b')] }, 'b')).toEqual(['b', 'c', 'b']);
});

test('a key, a ringing or a wait breaks it', () => {
  const menu: GuardedStep = {
    ...{ do: 'menu', timeoutSeconds: 5, tries: 1 },
    keys: [{ digits: '1', go: to('a') }],
    onTimeout: to('a'),
  };
  expect(loop({ a: [menu, go('a')] })).toBeUndefined();
  expect(loop({ a: [ring, go('b')], b: [go('a')] })).toBeUndefined();
  expect(loop({ a: [{ ...ring, legs: [] } as GuardedStep, go('b')], b: [go('a')] })).toBeDefined();
});

test('conditions that cannot all hold are no circle', () => {
  expect(loop({ a: [when('b', open)], b: [when('a', closed)] })).toBeUndefined();
  expect(loop({ a: [when('x', open), go('b')], b: [when('a', open)] })).toBeUndefined();
  expect(loop({ a: [when('x', open), go('b')], b: [when('a', closed)] })).toEqual(['a', 'b', 'a']);
});

test('a plan that only might wait is no excuse', () => {
  const guarded: GuardedStep = { ...ring, only: [{ on: 'anonymous' }] };
  expect(loop({ a: [guarded, go('b')], b: [go('a')] })).toEqual(['a', 'b', 'a']);
});

test('many ways without a circle are searched once each', () => {
  const layer = (n: number) => [when(`n${n + 1}a`, { on: 'anonymous' }), go(`n${n + 1}b`)];
  const plans: Record<string, GuardedStep[]> = { a: layer(0) };
  for (let n = 1; n < 40; n += 1) {
    plans[`n${n}a`] = [go(`n${n + 1}a`), go(`n${n + 1}b`)];
    plans[`n${n}b`] = [when(`n${n + 1}a`, open, closed), go(`n${n + 1}b`)];
  }
  expect(loop(plans)).toBeUndefined();
});
