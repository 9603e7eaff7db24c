import { expect, test } from 'vitest';
import type { CallFacts, Ringing } from './call-facts';
import { evaluate } from './evaluate';
import { OUTGOING_STEPS } from './outgoing';
import type { ExtensionRing, GuardedStep, Leg, PlanDocument, RingStep } from './plan';

/** What FreeSWITCH 1.11 does with phones and delays; e2e/agreement holds both to it. */
const DOMAIN = 'acme.pbx.localhost';
const OUTSIDE = '+442071838750';

const person = (
  id: string,
  ring: Partial<ExtensionRing> = {},
  data?: Record<string, unknown>,
): PlanDocument => ({
  ...{ id, kind: 'extension', name: id, steps: [], ...(data && { data }) },
  ring: {
    ...{ number: '101', enabled: true, doNotDisturb: false, order: 'together', timeoutSeconds: 20 },
    devices: [1, 2].map((which) => ({ id: `dev_${id}${which}`, username: `${id}${which}` })),
    ...ring,
  },
});

const wayOut = (trunks: { id: string; set: number }[]): PlanDocument => ({
  ...{ id: 'outgoing', kind: 'outgoing', name: 'Out', steps: [...OUTGOING_STEPS] },
  data: {
    ...{ tenantId: 'ten_1', rules: [], habits: [], callerId: null, allowed: null },
    emergency: { numbers: ['112'], trunks },
    routes: [{ name: 'All', patterns: ['+*'], trunks }],
  },
});

const group = (legs: Leg[], more: Partial<RingStep> = {}): PlanDocument => ({
  ...{ id: 'rg_1', kind: 'ring_group', name: 'Group' },
  steps: [
    { do: 'ring', legs, order: 'together', timeoutSeconds: 30, ...more } as GuardedStep,
    { do: 'end', as: 'result' },
  ],
});

/** A call of the group, by its way, who took it, and how long that was waited for. */
function take(plans: PlanDocument[], facts: Partial<CallFacts> = {}) {
  const held = new Map<string, unknown>(
    plans.map((document) => [`plan:${DOMAIN}:${document.id}`, document]),
  );
  held.set(`dial:${DOMAIN}:800`, { go: { kind: 'ring_group', id: 'rg_1' } });
  const { path, end, answeredBy, seconds } = evaluate((key) => held.get(key), {
    ...{ sipDomain: DOMAIN, dialed: '800', at: 0, caller: { number: '100', name: '' } },
    from: { kind: 'extension', id: 'ext_caller' },
    ...facts,
  });
  return { way: path[0], end, answeredBy, seconds };
}

const answers = (afterSeconds: number): Ringing => ({ ends: 'answered', afterSeconds });
const one: Leg[] = [{ extension: 'a' }];

test('a phone may do otherwise than the other of its extension', () => {
  const ringing = { a: { ends: 'busy' as const }, dev_a2: answers(3) };
  expect(take([group(one), person('a')], { ringing })).toMatchObject({
    ...{ way: 'rg_1.0=answered', answeredBy: 'a', seconds: 3 },
  });
});

test('phones in order share the time; each has its part only', () => {
  const plans = [group(one), person('a', { order: 'in_order' })];
  expect(take(plans, { ringing: { a: answers(9) } }).seconds).toBe(9);
  expect(take(plans, { ringing: { dev_a2: answers(5) } }).seconds).toBe(15);
  expect(take(plans, { ringing: { a: answers(11) } })).toMatchObject({
    ...{ way: 'rg_1.0=no_answer', seconds: 20 },
  });
});

test('when nobody rings any more, who was to ring later rings at once', () => {
  const legs: Leg[] = [
    { extension: 'a' },
    { extension: 'b', afterSeconds: 6 },
    { extension: 'c', afterSeconds: 10 },
  ];
  const plans = [group(legs), ...['a', 'b', 'c'].map((id) => person(id))];
  const busy = { ends: 'busy' } as const;
  expect(take(plans, { ringing: { a: busy, b: answers(2) } }).seconds).toBe(2);
  expect(take(plans, { ringing: { a: busy, c: answers(1) } }).seconds).toBe(5);
  expect(take(plans, { ringing: { b: answers(2) } }).seconds).toBe(8);
  expect(take(plans, { ringing: { a: busy, b: busy, c: busy } })).toMatchObject({
    ...{ way: 'rg_1.0=busy', seconds: 0 },
  });
});

test.each([
  ['in a call', { busy: ['a'] }, undefined, 'busy'],
  ['in a call of two', { busy: ['a'] }, { maxCalls: 2 }, 'no_answer'],
  ['full', { busy: ['a'] }, { maxCalls: 1 }, 'busy'],
  ['calling', { from: { kind: 'extension', id: 'a' } }, undefined, 'busy'],
] as const)('an extension that is %s', (_, facts, data, outcome) => {
  const skipBusy = data === undefined ? ({ skipBusy: true } as const) : {};
  expect(take([group(one, skipBusy), person('a', {}, data)], facts).way).toBe(`rg_1.0=${outcome}`);
});

test('a member outside rings by a trunk, and not without one', () => {
  const legs: Leg[] = [{ outside: OUTSIDE }];
  const facts = { ringing: { [OUTSIDE]: answers(4) } };
  expect(take([group(legs), wayOut([{ id: 't', set: 1 }])], facts).answeredBy).toBe(OUTSIDE);
  expect(take([group(legs), wayOut([])], facts).way).toBe('rg_1.0=unreachable');
  expect(take([group(legs)], facts).way).toBe('rg_1.0=unreachable');
});

test('a caller who hangs up while it rings', () => {
  const facts = { ringing: { a: answers(8) }, patienceSeconds: 5 };
  expect(take([group(one), person('a')], facts)).toMatchObject({
    ...{ way: 'rg_1.0=abandoned', end: 'abandoned', answeredBy: null, seconds: 5 },
  });
  expect(take([group(one), person('a')], { ...facts, patienceSeconds: 9 }).end).toBe('answered');
});

test('one by one: who is busy costs no time, the rest have what is left', () => {
  const legs: Leg[] = [{ extension: 'a' }, { extension: 'b' }, { extension: 'c' }];
  const plans = [
    group(legs, { order: 'in_order', timeoutSeconds: 25 }),
    ...['a', 'b', 'c'].map((id) => person(id)),
  ];
  const busy = { ends: 'busy' } as const;
  expect(take(plans, { ringing: { a: busy, c: answers(3) } })).toMatchObject({ seconds: 23 });
  expect(take(plans, { ringing: { c: answers(3) } })).toMatchObject({
    ...{ way: 'rg_1.0=no_answer', seconds: 25 },
  });
});
