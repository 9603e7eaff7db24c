import {
  compiler,
  type ObjectCompiler,
  type PlanObject,
  type PlanTenant,
} from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { agent } from '@/lib/agents/contract';
import { compileAgent } from '@/lib/agents/plan';
import { callPermission } from '@/lib/call-permissions/contract';
import { compileCallPermission } from '@/lib/call-permissions/plan';
import { conference } from '@/lib/conferences/contract';
import { compileConference } from '@/lib/conferences/plan';
import { featureCodes } from '@/lib/feature-codes/contract';
import { compileFeatureCodes } from '@/lib/feature-codes/plan';
import { menu } from '@/lib/menus/contract';
import { compileMenu } from '@/lib/menus/plan';
import { outgoing } from '@/lib/outgoing/contract';
import { compileOutgoingSettings } from '@/lib/outgoing/plan';
import { queue } from '@/lib/queues/contract';
import { compileQueue } from '@/lib/queues/plan';
import { ringGroup } from '@/lib/ring-groups/contract';
import { recordingPolicy } from '@/lib/recordings/policy-contract';
import { compileRecordingPolicy } from '@/lib/recordings/policy-plan';
import { compileRingGroup } from '@/lib/ring-groups/plan';
import { schedule } from '@/lib/schedules/contract';
import { compileSchedule } from '@/lib/schedules/plan';
import { compileService } from '@/lib/services/plan';
import { compileSound } from '@/lib/sounds/plan';
import { compileVoicemail } from '@/lib/voicemails/plan';

/** What each kind of object makes; a kind is one line. */
export const COMPILERS: Readonly<Record<string, ObjectCompiler>> = {
  // Its document says so to whoever asks for it.
  agent: compiler(agent, compileAgent, { evenDisabled: true }),
  call_permission: compiler(callPermission, compileCallPermission),
  conference: compiler(conference, compileConference),
  feature_codes: compiler(featureCodes, compileFeatureCodes),
  menu: compiler(menu, compileMenu),
  outgoing: compiler(outgoing, compileOutgoingSettings, { evenDisabled: true }),
  queue: compiler(queue, compileQueue),
  recording_policy: compiler(recordingPolicy, compileRecordingPolicy),
  ring_group: compiler(ringGroup, compileRingGroup),
  // Switched off it closes nothing, which its own table says.
  schedule: compiler(schedule, compileSchedule, { evenDisabled: true }),
  service: compileService,
  sound: compileSound,
  voicemail: compileVoicemail,
  // E-mail is no business of the media nodes.
  voicemail_mail: () => [],
};

/** @throws Error in words when the row is not what its kind says, or nobody knows the kind. */
export function compileObject(object: PlanObject, tenant: PlanTenant): CallDocument[] {
  const compile = COMPILERS[object.kind];
  if (!compile) throw new Error(`Objects of the kind ${object.kind} cannot be rendered.`);
  return compile(object, tenant);
}
