import { describe, expect, test } from 'vitest';
import { agent } from '@/lib/agents/contract';
import type { PlanAgentState } from '@/lib/agents/plan';
import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import { canonicalJson } from '@/lib/call-plan/documents';
import { compileObject } from '@/lib/objects/compile-object';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'de' },
};
const id = (prefix: string, end: string) => `${prefix}_01kaqx3fz8w2c7r5m9${end}`;
const ANN = id('agt', 'h1');
const BEN = id('agt', 'h2');
const CEM = id('agt', 'h3');

const queueOf = (config: object, more: Partial<PlanObject> = {}): PlanObject => ({
  ...{ id: id('que', 'h1'), kind: 'queue', name: 'Support “24/7”', number: '820', enabled: true },
  ...{ config, ...more },
});

const agentOf = (config: object, state?: PlanAgentState): PlanObject => ({
  ...{ id: ANN, kind: 'agent', name: 'Ann', number: null, enabled: true },
  ...{ config, ...(state && { state }) },
});

const everything = {
  strategy: 'round-robin',
  // Positions are given anew within a level, levels begin at 0.
  members: [
    { agent: CEM, level: 2, position: 1 },
    { agent: BEN, level: 1, position: 7 },
    { agent: ANN, level: 1, position: 3 },
  ],
  levels: { apply: true, waitSeconds: 15, multiply: false, skipEmpty: false },
  music: id('snd', 'h1'),
  announcement: {
    ...{ sound: id('snd', 'h2'), everySeconds: 45, tellPosition: true, tellWait: true },
  },
  toAgent: { sound: id('snd', 'h3'), tellWaited: true },
  callerNamePrefix: 'Support: ${x}',
  maxWaitSeconds: 600,
  leaveWithoutAgents: { afterSeconds: 20, graceSeconds: 5 },
  exitKeys: '0#',
  sameAgent: { hours: 24, seconds: 30 },
  rating: { question: id('snd', 'h4'), thanks: null, seconds: 8 },
  keepPlaceSeconds: 120,
  recording: 'on_demand',
  countWholeCall: true,
  onTimeout: { kind: 'voicemail', id: id('vmb', 'h1') },
  onNoAgents: { kind: 'outside', number: '+4930901899' },
  onKey: { kind: 'extension', id: id('ext', 'h1') },
};
const reached = { extension: id('ext', 'h1') };

const objects: Readonly<Record<string, PlanObject>> = {
  queue: queueOf(everything),
  'queue-of-defaults': queueOf({}, { number: null }),
  'queue-waiting-for-ever': queueOf({ maxWaitSeconds: 0, leaveWithoutAgents: null }),
  'queue-disabled': queueOf(everything, { enabled: false }),
  agent: agentOf(
    { ...reached, wrapUpSeconds: 30, maxNoAnswer: 0 },
    { status: 'paused', reason: 'Lunch with ${Eve}', since: 1_764_000_000_123 },
  ),
  'agent-outside': agentOf({ outside: '+4930901899' }),
  'agent-disabled': { ...agentOf(reached), enabled: false },
};

describe('golden documents', () => {
  test.each(Object.entries(objects))('%s', async (name, object) => {
    const compiled = compileObject(object, tenant);
    const shown = Object.fromEntries(compiled.map(({ key, text }) => [key, JSON.parse(text)]));
    const golden = new URL(`./golden/${name}.json`, import.meta.url).pathname;
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(golden);
    for (const { text } of compiled) expect(text).toBe(canonicalJson(JSON.parse(text)));
  });
});

test('the reason of a pause is a person’s own words and reaches no switch', () => {
  const texts = compileObject(objects['agent']!, tenant).map(({ text }) => text);
  expect(texts.join()).not.toContain('Eve');
});

describe('what could be syntax on the switch is refused, not mended', () => {
  test.each<[string, PlanObject]>([
    ['queue id', queueOf({}, { id: 'que_1 XML' })],
    ['member', queueOf({ members: [{ agent: "agt_1'" }] })],
    ['music', queueOf({ music: 'snd_1!x' })],
    ['exit keys', queueOf({ exitKeys: '0${x}' })],
    ['exit', queueOf({ onKey: { kind: 'outside', number: '${x}' } })],
    ['agent id', { ...agentOf(reached), id: 'agt_1 x' }],
    ['extension', agentOf({ extension: 'ext_1]' })],
    ['number', agentOf({ outside: '$1' })],
    ['nowhere', agentOf({})],
  ])('%s', (_, object) => {
    expect(() => compileObject(object, tenant)).toThrow();
  });
});

test('every field of an agent has a default', () => {
  expect(Object.keys(agent.defaults).sort()).toEqual(Object.keys(agent.config).sort());
});
