import { kindWord } from '@/lib/call-plan/explain';
import type { RouteProblem } from './contract';
import { edgesOf } from './graph';
import { isRouted } from './kind-rules';
import type { Stop } from './load';
import { loopThrough } from './loops';

type Code = RouteProblem['code'];

/** `ring group “Sales”`, `number +4930901820 “Main line”`. */
function nameOf({ kind, name, number, id }: Stop): string {
  const called = kind === 'number' && name !== '' ? ` ${number ?? ''}` : '';
  return `${kindWord(kind)}${called} “${name || (number ?? id)}”`;
}

/** Steps of a menu by which a call gets anywhere. */
const LEADS: ReadonlySet<string> = new Set(['menu', 'when', 'go', 'collect', 'ask']);

/** What is wrong with a thing by itself, whoever leads to it. */
function ownProblem({ kind, plan, enabled }: Stop): [Code, string] | undefined {
  if (!plan) {
    return isRouted(kind) ? ['broken', 'cannot be read: save it again'] : undefined;
  }
  if (!enabled) return undefined;
  const isSilent = !plan.steps.some((step) => LEADS.has(step.do));
  if (kind === 'menu' && isSilent) return ['no_keys', 'has no keys'];
  for (const step of plan.steps) {
    if (step.do === 'ring' && step.legs.length === 0) return ['no_members', 'rings nobody'];
    if (step.do === 'menu' && step.keys.length === 0 && !step.dialExtensions) {
      return ['no_keys', 'has no keys'];
    }
    if (step.do === 'end' && step.as === 'unknown' && kind === 'number' && !step.only) {
      return ['leads_nowhere', 'leads nowhere: callers hear that it does not exist'];
    }
  }
  if (plan.ring && plan.ring.devices.length === 0) {
    return ['no_device', 'has no device that could ring'];
  }
  return undefined;
}

/** Who leads to whom, by the id that is led to. */
function leaders(stops: readonly Stop[]): Map<string, Stop[]> {
  const found = new Map<string, Stop[]>();
  for (const stop of stops) {
    if (!stop.plan || !stop.enabled) continue;
    const to = new Set(edgesOf(stop.plan).map((edge) => edge.to));
    for (const id of to) found.set(id, [...(found.get(id) ?? []), stop]);
  }
  return found;
}

function switchedOff(stop: Stop, ledBy: readonly Stop[]): [Code, string] | undefined {
  // A schedule that is switched off closes nothing.
  if (stop.enabled || stop.kind === 'schedule' || ledBy.length === 0) return undefined;
  const [first] = ledBy;
  const others = ledBy.length > 1 ? ` and ${ledBy.length - 1} more` : '';
  return [
    'switched_off',
    `is switched off, and ${first ? nameOf(first) : ''}${others} leads there`,
  ];
}

/** Every place where a call is lost by mistake. Pure. */
export function problemsOf(stops: readonly Stop[]): RouteProblem[] {
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  const ledBy = leaders(stops);
  const told = new Set<string>();
  const problems: RouteProblem[] = [];
  const note = (stop: Stop, [code, words]: [Code, string]) => {
    const { kind, id, name, number } = stop;
    const object = { kind, id, name: name || (number ?? id) };
    problems.push({ code, object, words: `The ${nameOf(stop)} ${words}.` });
  };
  for (const stop of stops) {
    const problem = ownProblem(stop) ?? switchedOff(stop, ledBy.get(stop.id) ?? []);
    if (problem) note(stop, problem);
    const circle = told.has(stop.id) ? undefined : circleOf(stop.id, byId);
    if (!circle) continue;
    for (const one of circle) told.add(one.id);
    note(stop, ['circle', `leads in circles: ${circle.map(nameOf).join(' → ')}`]);
  }
  return problems;
}

function circleOf(id: string, byId: ReadonlyMap<string, Stop>): Stop[] | undefined {
  const chain = loopThrough(id, (at) => {
    const plan = byId.get(at)?.plan;
    return plan ? edgesOf(plan) : [];
  });
  return chain?.map((at) => byId.get(at)).filter((stop) => stop !== undefined);
}
