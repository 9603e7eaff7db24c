import type { CallEnd } from '@/lib/call-plan/run';
import { carrierStatus } from './entry-node';
import { ringsOf, sourceOf, type Case } from './facts';
import { SOUND_THERE } from './draft';
import type { Taken } from './switch-bench';

const STATUS: Readonly<Record<CallEnd, number>> = {
  ...{ answered: 200, busy: 486, rejected: 603, no_answer: 480, unknown: 404, barred: 403 },
  ...{ loop: 480, done: 480, abandoned: 487 },
};

/** Steps after which the caller is connected, whatever follows. */
const ANSWERS = ['menu', 'collect', 'conference', 'queue'];

function isAnswered({ pbx, expected: { entries } }: Case): boolean {
  const isPrompted = entries.some(
    ({ do: what, outcome }) =>
      outcome !== 'skip' && (ANSWERS.includes(what) || (what === 'to' && outcome === 'sound')),
  );
  return isPrompted || ringsOf(pbx, entries).some(({ music }) => music === SOUND_THERE);
}

/** What a carrier said is the caller's business, when a call to it was the last that was tried. */
function carrierSaid({ expected: { entries, end }, facts }: Case): number | undefined {
  const last = entries.findLast(
    ({ do: what, outcome }) => what === 'ring' || what === 'outside' || isOutside(outcome, what),
  );
  const isCarrier = last !== undefined && last.do !== 'ring' && last.outcome === 'unreachable';
  if (end !== 'no_answer' || !isCarrier || !endsAsResult(entries)) return undefined;
  const called = /Calls (\+?\d+)/.exec(last.words)?.[1];
  return called && facts.ringing?.[called]?.ends === 'unreachable'
    ? carrierStatus(called)
    : undefined;
}

const isOutside = (outcome: string | null, what: string) =>
  what === 'to' && ['unreachable', 'busy', 'rejected'].includes(outcome ?? '');

/** `to=outside:…` is the end itself; else the last step says “as it was”. */
function endsAsResult(entries: Case['expected']['entries']): boolean {
  const last = entries.at(-1);
  return last?.do === 'to' || (last?.do === 'end' && last.outcome === 'result');
}

export function expectedOf(one: Case): Taken {
  const { path, end } = one.expected;
  const status = isAnswered(one) ? 200 : (carrierSaid(one) ?? STATUS[end]);
  return { path: path.join(' '), status };
}

export const agrees = (one: Case, taken: Taken) => {
  const expected = expectedOf(one);
  return expected.path === taken.path && expected.status === taken.status;
};

/** Enough to see the difference: the facts that matter and the documents that were walked. */
export function describeCase(one: Case, taken: Taken): string {
  const { pbx, facts, name } = one;
  const expected = expectedOf(one);
  const source = sourceOf(pbx);
  const walked = new Set(
    `${expected.path} ${taken.path}`.split(/[ .=:]/).filter((word) => word.includes('_')),
  );
  const documents = [...walked].map((id) => source(`plan:${pbx.tenant.sipDomain}:${id}`));
  const mentioned = JSON.stringify(documents);
  const isNamed = ([id]: [string, unknown]) => mentioned.includes(id);
  const { ringing = {}, busy = [], unregistered = [], ...rest } = facts;
  const said = {
    ...rest,
    ringing: Object.fromEntries(Object.entries(ringing).filter(isNamed)),
    busy: busy.filter((id) => mentioned.includes(id)),
    unregistered: unregistered.filter((id) => mentioned.includes(id)),
  };
  return [
    `case ${name} (alone: AGREEMENT_CASE=${name})`,
    `  evaluator: ${expected.status} ${expected.path}`,
    `  node:      ${taken.status} ${taken.path}`,
    `  facts: ${JSON.stringify(said)}`,
    ...documents.filter(Boolean).map((document) => `  ${JSON.stringify(document)}`),
  ].join('\n');
}
