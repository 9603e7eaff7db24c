import {
  compiler,
  type ObjectCompiler,
  type PlanObject,
  type PlanTenant,
} from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { agent } from '@/lib/agents/contract';
import { compileAgent } from '@/lib/agents/plan';
import { conference } from '@/lib/conferences/contract';
import { compileConference } from '@/lib/conferences/plan';
import { menu } from '@/lib/menus/contract';
import { compileMenu } from '@/lib/menus/plan';
import { outgoing } from '@/lib/outgoing/contract';
import { compileOutgoingSettings } from '@/lib/outgoing/plan';
import { queue } from '@/lib/queues/contract';
import { compileQueue } from '@/lib/queues/plan';
import { ringGroup } from '@/lib/ring-groups/contract';
import { compileRingGroup } from '@/lib/ring-groups/plan';
import { schedule } from '@/lib/schedules/contract';
import { compileSchedule } from '@/lib/schedules/plan';
import { compileSound } from '@/lib/sounds/plan';

/** What each kind of object makes; a kind is one line. */
export const COMPILERS: Readonly<Record<string, ObjectCompiler>> = {
  // Its document says so to whoever asks for it.
  agent: compiler(agent, compileAgent, { evenDisabled: true }),
  conference: compiler(conference, compileConference),
  menu: compiler(menu, compileMenu),
  outgoing: compiler(outgoing, compileOutgoingSettings, { evenDisabled: true }),
  queue: compiler(queue, compileQueue),
  ring_group: compiler(ringGroup, compileRingGroup),
  // Switched off it closes nothing, which its own table says.
  schedule: compiler(schedule, compileSchedule, { evenDisabled: true }),
  sound: compileSound,
};

/** @throws Error in words when the row is not what its kind says, or nobody knows the kind. */
export function compileObject(object: PlanObject, tenant: PlanTenant): CallDocument[] {
  const compile = COMPILERS[object.kind];
  if (!compile) throw new Error(`Objects of the kind ${object.kind} cannot be rendered.`);
  return compile(object, tenant);
}
