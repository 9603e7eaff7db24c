import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import type { PlanDocument, Step } from '@/lib/call-plan/plan';
import type { ScheduleConfig } from './contract';
import { compileTable } from './table';

function stepsOf(id: string, { whenOpen, whenClosed }: ScheduleConfig): Step[] {
  const when = (is: 'open' | 'closed', go: NonNullable<ScheduleConfig['whenOpen']>): Step => ({
    do: 'when',
    if: [{ on: 'schedule', id, is }],
    go,
  });
  const steps: Step[] = [];
  if (whenOpen) steps.push(when('open', whenOpen));
  if (whenClosed) {
    steps.push(whenOpen ? { do: 'go', to: whenClosed } : when('closed', whenClosed));
  }
  // Nowhere chosen for the state it is in.
  if (!whenOpen || !whenClosed) steps.push({ do: 'end', as: 'no_answer' });
  return steps;
}

/** Pure: the same rows make the same document at any time. */
export function compileSchedule(
  { id, name, enabled, config }: PlanObject<ScheduleConfig>,
  { timezone }: Pick<PlanTenant, 'timezone'>,
): PlanDocument {
  const schedule = compileTable(config, timezone, enabled);
  return { id, kind: 'schedule', name, steps: stepsOf(id, config), schedule };
}
