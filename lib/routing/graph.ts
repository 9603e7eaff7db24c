import type { WAY_KINDS } from './contract';
import type {
  Condition,
  GuardedStep,
  Leg,
  MenuStep,
  PlanDocument,
  Target,
} from '@/lib/call-plan/plan';

/** How a call goes from one object to another. */
export type EdgeKind = (typeof WAY_KINDS)[number];

export interface Edge {
  from: string;
  /** Id of an object, `outside:+49…`, `busy` or `hangup`. */
  to: string;
  target: Target;
  kind: EdgeKind;
  /** What the rule itself asks. */
  asked: readonly Condition[];
  /** All that holds when the call goes this way: also that earlier rules did not fit. */
  conditions: readonly Condition[];
  /** Of a key: what is pressed. */
  digits?: string;
  /** Nobody is rung, waited for or asked for a key on the way: it happens by itself, at once. */
  automatic: boolean;
}

/** Steps at which time passes and people act: a circle over one of them is a choice, no mistake. */
function waits(step: GuardedStep): boolean {
  switch (step.do) {
    case 'ring':
      return step.legs.length > 0;
    case 'queue':
    case 'menu':
    case 'collect':
    case 'voicemail':
    case 'conference':
    case 'outside':
    case 'feature':
      return true;
    default:
      return false;
  }
}

export function nodeId(target: Target): string {
  switch (target.kind) {
    case 'busy':
    case 'hangup':
      return target.kind;
    case 'outside':
      return `outside:${target.number}`;
    default:
      return target.id;
  }
}

/** The opposite, where it is one condition. */
function opposite(condition: Condition): Condition[] {
  switch (condition.on) {
    case 'schedule':
      return [{ ...condition, is: condition.is === 'open' ? 'closed' : 'open' }];
    case 'result':
      return [];
    default: {
      const { not, ...rest } = condition;
      return [not ? rest : { ...rest, not: true }];
    }
  }
}

type Way = Pick<Edge, 'kind'> & { to: Target; conditions?: readonly Condition[]; digits?: string };

function menuWays({ keys, onTimeout, onInvalid }: MenuStep): Way[] {
  return [
    ...keys.map(({ digits, go }): Way => ({ kind: 'key', to: go, digits })),
    ...(onTimeout ? [{ kind: 'timeout', to: onTimeout } as const] : []),
    ...(onInvalid ? [{ kind: 'invalid', to: onInvalid } as const] : []),
  ];
}

const legTarget = (leg: Leg): Target =>
  'outside' in leg
    ? { kind: 'outside', number: leg.outside }
    : { kind: 'extension', id: leg.extension };

function waysOf(step: GuardedStep): Way[] {
  switch (step.do) {
    case 'go':
      return [{ kind: 'always', to: step.to }];
    case 'when':
      return [{ kind: 'if', to: step.go, conditions: step.if }];
    case 'menu':
      return menuWays(step);
    case 'ring':
      return step.legs.map((leg): Way => ({ kind: 'rings', to: legTarget(leg) }));
    case 'queue': {
      const { timeout, noAgents, key } = step.exits;
      return [
        ...(timeout ? [{ kind: 'timeout', to: timeout } as const] : []),
        ...(noAgents ? [{ kind: 'fallback', to: noAgents } as const] : []),
        ...(key ? [{ kind: 'key', to: key } as const] : []),
      ];
    }
    case 'ask':
      return [{ kind: 'fallback', to: step.fallback }];
    case 'voicemail':
      return [{ kind: 'always', to: { kind: 'voicemail', id: step.box } }];
    case 'outside':
      return step.number === ''
        ? []
        : [{ kind: 'always', to: { kind: 'outside', number: step.number } }];
    default:
      return [];
  }
}

/** Every way out of an object, in the order in which a call would take them. */
export function edgesOf({ id, steps }: Pick<PlanDocument, 'id' | 'steps'>): Edge[] {
  const edges: Edge[] = [];
  let automatic = true;
  /** What is known because an earlier rule did not fit. */
  const passed: Condition[] = [];
  for (const step of steps) {
    const guards = step.only ?? [];
    for (const { kind, to, conditions = [], digits } of waysOf(step)) {
      const asked = [...guards, ...conditions];
      const takesIt = kind === 'rings' || step.do === 'voicemail';
      const isItself = takesIt && nodeId(to) === id;
      if (isItself) continue;
      edges.push({
        ...{ from: id, to: nodeId(to), target: to, asked },
        conditions: [...passed, ...asked],
        kind: guards.length > 0 && kind === 'always' ? 'if' : kind,
        automatic: automatic && (kind === 'always' || kind === 'if' || kind === 'fallback'),
        ...(digits !== undefined && { digits }),
      });
    }
    const isEnd = step.do === 'go' || step.do === 'end' || step.do === 'ask';
    if (isEnd && guards.length === 0) break;
    if (waits(step) && guards.length === 0) automatic = false;
    const [only] = step.do === 'when' ? step.if : [];
    if (step.do === 'when' && only && step.if.length === 1) passed.push(...opposite(only));
  }
  return edges;
}

/** No call can fulfil them all: open and closed at once, the same asked both ways. */
export function contradict(conditions: readonly Condition[]): boolean {
  const known = new Set(conditions.map((one) => JSON.stringify(sorted(one))));
  return conditions.some((one) =>
    opposite(one).some((other) => known.has(JSON.stringify(sorted(other)))),
  );
}

function sorted(condition: Condition): unknown {
  return Object.entries(condition).sort(([one], [other]) => (one < other ? -1 : 1));
}
