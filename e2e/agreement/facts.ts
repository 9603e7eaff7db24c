import type { CallFacts, CallOrigin, QueueOutcome, Ringing } from '@/lib/call-plan/call-facts';
import { evaluate, type Evaluation } from '@/lib/call-plan/evaluate';
import type { PlanDocument, RingStep } from '@/lib/call-plan/plan';
import type { PlanExtension } from '@/lib/extensions/plan';
import { Random } from '@/telephony/simulator/random';
import { chance, HELP, KEY_STRINGS, OUTSIDE, PINS } from './parts';
import { SOUND_THERE } from './draft';
import type { Pbx } from './pbx';
import { BLOCKED } from './settings';

/** Summer and winter, a yearly holiday, the hour that is given twice. */
export const CLOCKS = [
  '2026-07-15T08:30:00Z',
  '2026-12-24T13:00:00Z',
  '2027-10-31T01:30:00Z',
  '2027-02-03T22:10:00Z',
].map((iso) => Date.parse(iso) / 1000);

/** Longer ones are another case's: the run shall be over in minutes. */
const SECONDS_MAX = 16;
const PROMPTS_MAX = 5;
/** Less than anything that is waited for here. */
const LITTLE_PATIENCE = 1.5;

export interface Case {
  name: string;
  pbx: Pbx;
  facts: CallFacts;
  expected: Evaluation;
}

const ENDS = { answered: 30, busy: 20, rejected: 14, unreachable: 12, no_answer: 24 } as const;

function ringing(random: Random): Ringing {
  const ends = random.weighted(ENDS);
  if (ends === 'no_answer' || ends === 'unreachable') return { ends };
  // At once, a while later, or too late.
  return { ends, afterSeconds: random.pick([0, 0, 0, 1, 25]) };
}

/** A carrier says something within seconds: the node itself would wait for two minutes. */
function carrier(random: Random): Ringing {
  const ends = random.weighted({ answered: 4, busy: 2, rejected: 2, unreachable: 3 });
  return { ends, afterSeconds: ends === 'unreachable' ? 0 : random.pick([0, 1]) };
}

function everybody(random: Random, pbx: Pbx): Record<string, Ringing> {
  const said: Record<string, Ringing> = {};
  for (const { id, devices } of pbx.extensions) {
    said[id] = ringing(random);
    for (const device of devices) if (chance(random, 0.3)) said[device.id] = ringing(random);
  }
  for (const number of [...OUTSIDE, ...HELP]) said[number] = carrier(random);
  return said;
}

const canCall = (one: PlanExtension) => one.enabled && one.devices.some(({ enabled }) => enabled);

interface Caller {
  from: CallOrigin;
  caller: CallFacts['caller'];
}

const STRANGERS = [...BLOCKED, '+49401110002', '+442079460199', '+4989123456', null];

function caller(random: Random, pbx: Pbx): Caller {
  const inside = pbx.extensions.filter(canCall);
  const kind = random.weighted({ extension: inside.length > 0 ? 50 : 0, trunk: 46, phone: 4 });
  if (kind === 'extension') {
    const { id, number, name } = random.pick(inside);
    return { from: { kind, id }, caller: { number, name } };
  }
  if (kind === 'phone') return { from: { kind }, caller: { number: null, name: '' } };
  return { from: { kind }, caller: { number: random.pick(STRANGERS), name: '' } };
}

/** As people write a number of the country with the code 49. */
function written(random: Random, e164: string): string {
  const national = e164.startsWith('+49') ? [`0${e164.slice(3)}`] : [];
  return random.pick([e164, `00${e164.slice(1)}`, ...national]);
}

function dialled(random: Random, pbx: Pbx, from: CallOrigin): string {
  const own = random.pick(pbx.numbers);
  const short = random.pick([...pbx.extensions.map(({ number }) => number), ...pbx.shared]);
  const nothing = random.pick(['999', '*98', '*0', 'echo', '00', '+12']);
  if (from.kind === 'trunk') return random.pick([own, own, own, own, own, own, short, nothing]);
  const what = random.weighted({ short: 66, own: 8, outside: 18, help: 3, nothing: 4 });
  if (what === 'help') return random.pick(HELP);
  if (what === 'outside') return written(random, random.pick(OUTSIDE));
  return what === 'own' ? written(random, own) : what === 'short' ? short : nothing;
}

function keys(random: Random, pbx: Pbx): string[] {
  const people = pbx.extensions.map(({ number }) => number);
  const some = [...KEY_STRINGS, '', '', '9', '12#', ...PINS, ...people];
  return Array.from({ length: PROMPTS_MAX }, () => random.pick(some));
}

/** What comes of waiting where nobody is an agent; see queueConfig. */
function queues(pbx: Pbx): Record<string, QueueOutcome> {
  const plans = pbx.documents
    .filter(({ key }) => key.startsWith('plan:'))
    .map(({ text }) => JSON.parse(text) as PlanDocument)
    .filter(({ kind }) => kind === 'queue');
  return Object.fromEntries(
    plans.map(({ id, data }) => {
      const settings = (data?.['switch'] ?? {}) as Record<string, string>;
      return [id, settings['max-wait-time'] === '2' ? 'timeout' : 'no_agents'];
    }),
  );
}

function facts(random: Random, pbx: Pbx, at: number): CallFacts {
  const who = caller(random, pbx);
  const isHasty = chance(random, 0.07);
  const others = pbx.extensions.filter(
    ({ id }) => who.from.kind !== 'extension' || who.from.id !== id,
  );
  return {
    ...{ sipDomain: pbx.tenant.sipDomain, at, ...who },
    dialed: dialled(random, pbx, who.from),
    keys: isHasty ? [] : keys(random, pbx),
    ringing: everybody(random, pbx),
    unregistered: pbx.extensions.filter(() => chance(random, 0.12)).map(({ id }) => id),
    busy: others.filter((one) => canCall(one) && chance(random, 0.12)).map(({ id }) => id),
    ...(isHasty && { patienceSeconds: LITTLE_PATIENCE }),
    queues: queues(pbx),
  };
}

export function sourceOf(pbx: Pbx): (key: string) => unknown {
  const held = new Map(pbx.documents.map(({ key, text }) => [key, text]));
  return (key) => {
    const text = held.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
}

/** Only what a test can play: prompts whose moment is known when they come. */
function isPlayable(pbx: Pbx, evaluation: Evaluation, { patienceSeconds }: CallFacts): boolean {
  const { seconds, prompts, entries, path } = evaluation;
  if (seconds > SECONDS_MAX || prompts.length > PROMPTS_MAX) return false;
  // Each step takes its moment, too.
  if (patienceSeconds !== undefined && (path.length > 12 || isUnsure(pbx, entries))) return false;
  // Nor does the evaluator say how long somebody waits in a queue.
  const queued = entries.filter(({ do: what }) => what === 'queue').length;
  const isPressed = prompts.some(({ keys: pressed }) => pressed !== '');
  if (queued > 3 || (queued > 0 && (patienceSeconds !== undefined || isPressed))) return false;
  if (prompts.slice(1).every(({ keys: pressed }) => pressed === '')) {
    // Nothing to press after the first, or nothing at all.
    if (prompts[0] === undefined || prompts[0].keys === '') return true;
    return !isAnsweredBefore(pbx, entries);
  }
  const unsure = path.some((token) => token.endsWith('=no_answer'));
  return !unsure && !isAnsweredBefore(pbx, entries);
}

/** The ringings of a way, as their documents have them. */
export function ringsOf(pbx: Pbx, entries: Evaluation['entries']): RingStep[] {
  const source = sourceOf(pbx);
  return entries.flatMap(({ do: what, object, step, outcome }) => {
    if (what !== 'ring' || step === null || outcome === 'skip') return [];
    const document = source(`plan:${pbx.tenant.sipDomain}:${object.id}`) as PlanDocument;
    const one = document.steps[step];
    return one?.do === 'ring' ? [one] : [];
  });
}

/** Music that is there answers the call before the first prompt does. */
const isAnsweredBefore = (pbx: Pbx, entries: Evaluation['entries']) =>
  ringsOf(pbx, entries).some(({ music }) => music === SOUND_THERE);

/** How long it rings: chance asks the slow ones first, and a key that confirms takes its time. */
const isUnsure = (pbx: Pbx, entries: Evaluation['entries']) =>
  ringsOf(pbx, entries).some(
    ({ order, legs }) =>
      order === 'random' || legs.some((leg) => 'outside' in leg && leg.confirm === true),
  );

/** Most of what is dialled ends at once; a few of those are enough. */
const isDull = ({ entries }: Evaluation) =>
  !entries.some(({ do: what, outcome }) => ['ring', 'menu'].includes(what) && outcome !== 'skip');

/** The call of a PBX in one round; from a seed of its own, so that it can be had again alone. */
export function makeCase(seed: number, pbx: Pbx, round: number): Case {
  const random = new Random(seed * 31 + pbx.index * 104_729 + round * 15_485_863 + 1);
  const at = CLOCKS[round % CLOCKS.length] ?? 0;
  const source = sourceOf(pbx);
  for (;;) {
    const found = facts(random, pbx, at);
    const expected = evaluate(source, found);
    if (isPlayable(pbx, expected, found) && !(isDull(expected) && chance(random, 0.75))) {
      return { name: `${seed}:${pbx.index}:${round}`, pbx, facts: found, expected };
    }
  }
}
