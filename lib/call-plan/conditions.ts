import type { Facts } from './facts';
import { matchesAny } from './pattern';
import type { Condition } from './plan';
import { stateAt } from './schedule';

/**
 * Whether a condition holds. The same rules stand in telephony/freeswitch/scripts/conditions.lua;
 * condition-cases.json holds both to them. Who hides the number matches no pattern, not even `*`;
 * a schedule that is not there is neither open nor closed.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  switch (condition.on) {
    case 'caller': {
      const { caller } = facts;
      const isOne = caller !== null && matchesAny(condition.patterns, caller);
      return isOne !== (condition.not === true);
    }
    case 'anonymous':
      return (facts.caller === null) !== (condition.not === true);
    case 'called':
      return matchesAny(condition.patterns, facts.called) !== (condition.not === true);
    case 'schedule': {
      const table = facts.scheduleOf(condition.id);
      return table !== undefined && stateAt(table, facts.at) === condition.is;
    }
    case 'result':
      return condition.among.includes(facts.result);
    case 'registered':
      return facts.isRegistered(condition.extension) !== (condition.not === true);
    case 'variable':
      return (
        matchesAny(condition.patterns, facts.variable(condition.name)) !== (condition.not === true)
      );
  }
}

/** All of a list; an empty one always holds. */
export function allHold(conditions: readonly Condition[], facts: Facts): boolean {
  return conditions.every((condition) => holds(condition, facts));
}
