import { agent } from '@/lib/agents/contract';
import { callPermission } from '@/lib/call-permissions/contract';
import { conference } from '@/lib/conferences/contract';
import { featureCodes } from '@/lib/feature-codes/contract';
import { menu } from '@/lib/menus/contract';
import { outgoing } from '@/lib/outgoing/contract';
import { queue } from '@/lib/queues/contract';
import { recordingPolicy } from '@/lib/recordings/policy-contract';
import { ringGroup } from '@/lib/ring-groups/contract';
import { schedule } from '@/lib/schedules/contract';
import { service } from '@/lib/services/contract';
import { sound } from '@/lib/sounds/contract';
import { voicemailMail } from '@/lib/voicemail-mail/contract';
import { voicemailBox } from '@/lib/voicemails/contract';
import type { ObjectKind } from './kind';

/** Every kind of object. A feature adds its own line; the compiler of call plans has one beside it. */
export const OBJECT_KINDS: readonly ObjectKind[] = [
  ringGroup,
  schedule,
  menu,
  conference,
  sound,
  queue,
  agent,
  voicemailBox,
  callPermission,
  service,
];

/** What a PBX has once. */
export const SINGLETON_KINDS: readonly ObjectKind[] = [
  featureCodes,
  outgoing,
  recordingPolicy,
  voicemailMail,
];

const BY_KIND = new Map([...OBJECT_KINDS, ...SINGLETON_KINDS].map((kind) => [kind.kind, kind]));

export function objectKind(kind: string): ObjectKind | undefined {
  return BY_KIND.get(kind);
}
