import { z } from 'zod';
import { readStored, type PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { Step } from '@/lib/call-plan/plan';
import { plainText } from '@/lib/call-plan/switch-text';
import { isE164 } from '@/lib/shared/e164';
import { number as contract } from './contract';
import type { NumberConfig } from './rules';

export interface PlanNumber {
  id: string;
  e164: string;
  label: string;
  enabled: boolean;
  callerNamePrefix: string | null;
  /** As it is stored. */
  config: unknown;
}

const { destination, hours, screened, recording } = contract.shape;
/** A field that came later has the value of a number that never said it. */
const stored: z.ZodType<NumberConfig> = z.object({
  destination: destination.default(null),
  hours: hours.default(null),
  screened: screened.default(true),
  recording: recording.default(null),
});

/**
 * The pointer from its number, which trunks may use, and where the call goes. Switched off or leading
 * nowhere: 404. The prefix goes before the caller's name.
 * @throws Error on an id, number, domain or config that could not stand in a document.
 */
export function compileNumber(number: PlanNumber, tenant: PlanTenant): CallDocument[] {
  const { id, e164, label } = number;
  if (!isE164(e164)) throw new Error(`Not an E.164 number: ${JSON.stringify(e164)}`);
  const mark: Step = { do: 'mark', name: 'number', value: id };
  return [
    dialDocument(tenant.sipDomain, e164, { go: { kind: 'number', id }, public: true }),
    planDocument(tenant.sipDomain, {
      ...{ id, kind: 'number', name: label || e164, steps: [mark, ...stepsOf(number)] },
    }),
  ];
}

function stepsOf({ enabled, callerNamePrefix, config }: PlanNumber): Step[] {
  if (!enabled) return [{ do: 'end', as: 'unknown' }];
  const {
    destination: to,
    hours: open,
    screened: asks,
    recording: when,
  } = readStored(stored, config);
  const text = plainText(callerNamePrefix ?? '');
  const steps: Step[] = [];
  if (asks) steps.push({ do: 'screen' });
  if (text !== '') steps.push({ do: 'prefix', text });
  if (when !== null) steps.push({ do: 'record', when });
  if (open) {
    const closed: Step = {
      ...{ do: 'when', if: [{ on: 'schedule', id: open.schedule, is: 'closed' }] },
      go: open.closed ?? { kind: 'hangup' },
    };
    steps.push(closed);
  }
  steps.push(to ? { do: 'go', to } : { do: 'end', as: 'unknown' });
  return steps;
}
