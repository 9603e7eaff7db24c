import type { Condition, GuardedStep, Leg, Result, Target } from '@/lib/call-plan/plan';
import type { CallRule, RuleMoment } from './contract';

const AMONG: Readonly<Record<Exclude<RuleMoment, 'arrival'>, Result[]>> = {
  no_answer: ['no_answer'],
  busy: ['busy'],
  unreachable: ['unreachable'],
  not_taken: ['no_answer', 'busy', 'unreachable', 'rejected'],
};

function conditionsOf({ when }: CallRule, extension: string | undefined): Condition[] {
  const { moment, callers, anonymous, schedule, registered } = when;
  const not = (turned: boolean) => (turned ? ({ not: true } as const) : {});
  return [
    ...(moment === 'arrival' ? [] : [{ on: 'result', among: AMONG[moment] } as const]),
    ...(callers
      ? [{ on: 'caller', patterns: callers.patterns, ...not(callers.not) } as const]
      : []),
    ...(anonymous === null ? [] : [{ on: 'anonymous', ...not(!anonymous) } as const]),
    ...(schedule ? [{ on: 'schedule', id: schedule.id, is: schedule.is } as const] : []),
    ...(registered === null || extension === undefined
      ? []
      : [{ on: 'registered', extension, ...not(!registered) } as const]),
  ];
}

type Ring = Extract<CallRule['act'], { do: 'ring' }>;

/** Members of a group or a rule as legs. */
export function legsOf(members: Ring['members']): Leg[] {
  return members.map((member) => {
    const after = member.afterSeconds > 0 ? { afterSeconds: member.afterSeconds } : {};
    if ('extension' in member) return { extension: member.extension, ...after };
    return { outside: member.outside, ...(member.confirm && { confirm: true }), ...after };
  });
}

function targetOf(action: Exclude<CallRule['act'], Ring>): Target {
  switch (action.do) {
    case 'busy':
    case 'hangup':
      return { kind: action.do };
    case 'play':
      return { kind: 'sound', id: action.sound };
    case 'send':
      return action.to;
  }
}

function stepOf(rule: CallRule, extension: string | undefined): GuardedStep {
  const { act } = rule;
  const conditions = conditionsOf(rule, extension);
  const only = conditions.length > 0 ? { only: conditions } : {};
  if (act.do !== 'ring') {
    const to = targetOf(act);
    return conditions.length > 0 ? { do: 'when', if: conditions, go: to } : { do: 'go', to };
  }
  const { members, seconds } = act;
  return { do: 'ring', legs: legsOf(members), order: 'together', timeoutSeconds: seconds, ...only };
}

/**
 * Rules around the steps of their owner: those of the arrival before, the others after, each asked in
 * its order. `extension`: whose devices the condition "registered" means. Pure.
 */
export function aroundRules(
  rules: readonly CallRule[],
  own: readonly GuardedStep[],
  extension?: string,
): GuardedStep[] {
  const active = rules.filter(({ enabled }) => enabled);
  const isFirst = ({ when }: CallRule) => when.moment === 'arrival';
  const steps = (some: readonly CallRule[]) => some.map((rule) => stepOf(rule, extension));
  return [
    ...steps(active.filter(isFirst)),
    ...own,
    ...steps(active.filter((rule) => !isFirst(rule))),
  ];
}
