import type { CompileObject, PlanTenant } from '@/lib/call-plan/compile';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import {
  OUTGOING_ID,
  OUTGOING_STEPS,
  type OutgoingData,
  type OutgoingRoute,
  type OutgoingRule,
  type OutgoingTrunk,
} from '@/lib/call-plan/outgoing';
import { checked, ID, plainText } from '@/lib/call-plan/switch-text';
import { isE164 } from '@/lib/shared/e164';
import { outgoing, type OutgoingConfig } from './contract';
import { numbersOf } from './countries';
import { emergencyNumbersOf } from './emergency';
import { dialHabits } from './habits';

/** What the way out depends on besides the PBX's own settings. */
export interface OutgoingFacts {
  /** That may be used, in the order in which they are tried; none: the PBX cannot call out (403). */
  trunks: readonly OutgoingTrunk[];
  /** E.164 shown when the extension has none of its own; null: anonymous. */
  defaultCallerId: string | null;
  /** Those of the settings' caller ids that are numbers of this PBX now: no other is shown. */
  ownNumbers?: readonly string[];
}

const NOTHING: OutgoingFacts = { trunks: [], defaultCallerId: null };
/** As it is from the start. */
const UNTOUCHED = outgoing.defaults as OutgoingConfig;

/** Of the settings' row; its `state` is what the installation offers. */
export const compileOutgoingSettings: CompileObject<OutgoingConfig> = ({ state, config }, tenant) =>
  compileOutgoing(tenant, (state as OutgoingFacts | undefined) ?? NOTHING, config);

/**
 * How a PBX calls out; also says that it exists, and whose calls these are.
 * @throws Error on a caller id, calling code or trunk that could not stand in a document.
 */
export function compileOutgoing(
  tenant: PlanTenant,
  facts: OutgoingFacts,
  config: OutgoingConfig = UNTOUCHED,
): CallDocument[] {
  const trunks = facts.trunks.map(checkedTrunk);
  const numbers = [...emergencyNumbersOf(tenant.countryCode), ...config.emergencyNumbers];
  const data: OutgoingData = {
    tenantId: checked('tenant id', tenant.id, ID),
    rules: config.rules.filter(({ enabled }) => enabled).map(ruleOf),
    habits: dialHabits(tenant.countryCode),
    emergency: {
      numbers: [...new Set(numbers)].map((one) => checked('emergency number', one, /^[0-9]{2,6}$/)),
      trunks,
    },
    callerId: callerIdOf(config.callerId, facts) ?? checkedCallerId(facts.defaultCallerId),
    routes: routesOf(config, facts, trunks),
    ...countriesOf(config),
    ...limitsOf(config),
  };
  const plan = { id: OUTGOING_ID, kind: 'outgoing', name: 'Outgoing calls' };
  return [
    planDocument(tenant.sipDomain, { ...plan, steps: [...OUTGOING_STEPS], data: { ...data } }),
  ];
}

function ruleOf({ name, patterns, act }: OutgoingConfig['rules'][number]): OutgoingRule {
  const base = { name: plainText(name), patterns };
  return act.do === 'ban' ? { ...base, ban: true } : { ...base, strip: act.strip, add: act.add };
}

function routesOf(
  config: OutgoingConfig,
  facts: OutgoingFacts,
  trunks: readonly OutgoingTrunk[],
): OutgoingRoute[] {
  const own = config.routes
    .filter(({ enabled }) => enabled)
    .map(({ name, patterns, schedule, trunks: named, callerId, callerIdFor }): OutgoingRoute => {
      const shown = callerIdOf(callerId, facts);
      return {
        ...{ name: plainText(name), patterns },
        ...(schedule !== null && { schedule: checked('schedule id', schedule, ID) }),
        ...(shown !== null && { callerId: shown }),
        ...(shown !== null && callerIdFor === 'everybody' && { overrides: true as const }),
        trunks: trunksOf(named, trunks),
      };
    });
  if (trunks.length === 0 || config.otherCalls === 'refused') return own;
  return [...own, { name: 'All other calls', patterns: ['+*'], trunks }];
}

/** In the route's order; one that is switched off or gone is left out. */
function trunksOf(named: readonly string[], trunks: readonly OutgoingTrunk[]): OutgoingTrunk[] {
  if (named.length === 0) return [...trunks];
  return named.flatMap((id) => trunks.filter((trunk) => trunk.id === id));
}

/** Null: none, or the number is another's by now. */
function callerIdOf(callerId: string | null, { ownNumbers = [] }: OutgoingFacts): string | null {
  return callerId !== null && ownNumbers.includes(callerId) ? checkedCallerId(callerId) : null;
}

function checkedCallerId(callerId: string | null): string | null {
  if (callerId === null || isE164(callerId)) return callerId;
  throw new Error(`Not an E.164 number: ${JSON.stringify(callerId)}`);
}

function countriesOf({ countries }: OutgoingConfig): Pick<OutgoingData, 'allowed' | 'except'> {
  if (countries === null) return { allowed: null };
  const { allowed, except } = numbersOf(countries);
  return { allowed, ...(except.length > 0 && { except }) };
}

function limitsOf({
  maxCalls,
  maxCallsPerExtension,
}: OutgoingConfig): Pick<OutgoingData, 'limits'> {
  if (maxCalls === null && maxCallsPerExtension === null) return {};
  return {
    limits: {
      ...(maxCalls !== null && { tenant: maxCalls }),
      ...(maxCallsPerExtension !== null && { extension: maxCallsPerExtension }),
    },
  };
}

function checkedTrunk({ id, set }: OutgoingTrunk): OutgoingTrunk {
  checked('trunk id', id, ID);
  checked('dispatcher set', String(set), /^[1-9][0-9]{0,8}$/);
  return { id, set };
}
