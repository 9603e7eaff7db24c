import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { checked, ID } from '@/lib/call-plan/switch-text';
import type { RecordingPolicyConfig } from './policy-contract';

/** `plan:<domain>:recording`, read by scripts/recorder.lua on the media node. */
const POLICY_ID = 'recording';

/** How a PBX records; without this document nothing is recorded but what a plan says. */
export function compileRecordingPolicy(
  { config: { announcement, retentionDays, ...rest } }: PlanObject<RecordingPolicyConfig>,
  { sipDomain }: PlanTenant,
): CallDocument[] {
  const data = {
    ...rest,
    ...(announcement !== null && { announcement: checked('sound', announcement, ID) }),
    ...(retentionDays !== null && { retentionDays }),
  };
  const plan = { id: POLICY_ID, kind: 'recording_policy', name: 'Recording', steps: [] };
  return [planDocument(sipDomain, { ...plan, data })];
}
