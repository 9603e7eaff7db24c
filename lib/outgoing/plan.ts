import type { PlanTenant } from '@/lib/call-plan/compile';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import {
  OUTGOING_ID,
  OUTGOING_STEPS,
  type OutgoingData,
  type OutgoingTrunk,
} from '@/lib/call-plan/outgoing';
import { checked, ID } from '@/lib/call-plan/switch-text';
import { isE164 } from '@/lib/shared/e164';
import { dialHabits } from './habits';

/** What the way out depends on besides the PBX's own settings. */
export interface OutgoingFacts {
  /** That may be used, in order of preference; none: the PBX cannot call out (403). */
  trunks: readonly OutgoingTrunk[];
  /** E.164 shown when the extension has none of its own; null: anonymous. */
  defaultCallerId: string | null;
  /** Dialled as they are, by any extension, whatever else is forbidden. */
  emergencyNumbers?: readonly string[];
}

/**
 * How a PBX calls out; also says that it exists, and whose calls these are.
 * @throws Error on a caller id, calling code or trunk that could not stand in a document.
 */
export function compileOutgoing(tenant: PlanTenant, facts: OutgoingFacts): CallDocument[] {
  const { defaultCallerId, emergencyNumbers = [] } = facts;
  if (defaultCallerId !== null && !isE164(defaultCallerId)) {
    throw new Error(`Not an E.164 number: ${JSON.stringify(defaultCallerId)}`);
  }
  const trunks = facts.trunks.map(checkedTrunk);
  const data: OutgoingData = {
    tenantId: checked('tenant id', tenant.id, ID),
    rules: [],
    habits: dialHabits(tenant.countryCode),
    emergency: {
      numbers: emergencyNumbers.map((one) => checked('emergency number', one, /^[0-9]{2,6}$/)),
      trunks,
    },
    callerId: defaultCallerId,
    routes: trunks.length === 0 ? [] : [{ name: 'All calls', patterns: ['+*'], trunks }],
    allowed: null,
  };
  const plan = { id: OUTGOING_ID, kind: 'outgoing', name: 'Outgoing calls' };
  return [
    planDocument(tenant.sipDomain, { ...plan, steps: [...OUTGOING_STEPS], data: { ...data } }),
  ];
}

function checkedTrunk(trunk: OutgoingTrunk): OutgoingTrunk {
  checked('trunk id', trunk.id, ID);
  checked('dispatcher set', String(trunk.set), /^[1-9][0-9]{0,8}$/);
  return trunk;
}
