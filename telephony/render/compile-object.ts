import {
  compiler,
  type ObjectCompiler,
  type PlanObject,
  type PlanTenant,
} from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { schedule } from '@/lib/schedules/contract';
import { compileSchedule } from '@/lib/schedules/plan';

/** What each kind of object makes; a kind is one line. */
export const COMPILERS: Readonly<Record<string, ObjectCompiler>> = {
  // Switched off it closes nothing, which its own table says.
  schedule: compiler(schedule, compileSchedule, { evenDisabled: true }),
};

/** @throws Error in words when the row is not what its kind says, or nobody knows the kind. */
export function compileObject(object: PlanObject, tenant: PlanTenant): CallDocument[] {
  const compile = COMPILERS[object.kind];
  if (!compile) throw new Error(`Objects of the kind ${object.kind} cannot be rendered.`);
  return compile(object, tenant);
}
