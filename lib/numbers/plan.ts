import type { PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { Step, Target } from '@/lib/call-plan/plan';
import { plainText } from '@/lib/call-plan/switch-text';
import { isE164 } from '@/lib/shared/e164';

export interface PlanNumber {
  id: string;
  e164: string;
  label: string;
  enabled: boolean;
  callerNamePrefix: string | null;
  /** null: nothing chosen yet. */
  destination: Target | null;
}

/**
 * The pointer from its number, which trunks may use, and where the call goes. Switched off or leading
 * nowhere: 404. The prefix goes before the caller's name.
 * @throws Error on an id, number or domain that could not stand in a document.
 */
export function compileNumber(number: PlanNumber, tenant: PlanTenant): CallDocument[] {
  const { id, e164, label } = number;
  if (!isE164(e164)) throw new Error(`Not an E.164 number: ${JSON.stringify(e164)}`);
  return [
    dialDocument(tenant.sipDomain, e164, { go: { kind: 'number', id }, public: true }),
    planDocument(tenant.sipDomain, {
      ...{ id, kind: 'number', name: label || e164 },
      steps: [{ do: 'mark', name: 'number', value: id }, ...prefix(number), lead(number)],
    }),
  ];
}

function prefix({ callerNamePrefix }: PlanNumber): Step[] {
  const text = plainText(callerNamePrefix ?? '');
  return text === '' ? [] : [{ do: 'prefix', text }];
}

function lead({ enabled, destination }: PlanNumber): Step {
  return enabled && destination ? { do: 'go', to: destination } : { do: 'end', as: 'unknown' };
}
