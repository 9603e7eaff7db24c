import type { Narrowing } from '@/lib/exports/rules';
import { viewSchedule } from '@/lib/saved-views/contract';
import { nextRun } from '@/lib/saved-views/schedule-rules';
import { callFilterOf } from '@/lib/saved-views/view-filter';
import { newId } from '@/lib/shared/ids';
import type { DueView, ViewOwner, ViewRun } from '../store/view-store';

/** What the owner of a view may see now, whatever he was when he made it. */
export function narrowingOf({ role, extensionId, groupIds }: ViewOwner): Narrowing {
  if (role === 'user') return { extensionId };
  const isLimited = role === 'supervisor' && Array.isArray(groupIds);
  return isLimited ? { groupIds: groupIds.map(String) } : {};
}

/** What is made of a view whose time has come at `now`. Times that were missed are made once. */
export function planView(view: DueView, now: Date): ViewRun {
  const read = viewSchedule.safeParse(view.schedule);
  // Who has left the PBX gets nothing of it any more.
  if (!read.success || !view.owner) return { nextRunAt: undefined };
  const { format } = read.data;
  const { timeZone } = view;
  const filter = callFilterOf(view.query, timeZone, now.getTime());
  const isPast = filter.to !== undefined && Date.parse(filter.to) < now.getTime();
  const query = { ...filter, to: isPast ? filter.to : now.toISOString() };
  const only = narrowingOf(view.owner);
  return {
    nextRunAt: new Date(nextRun(read.data, timeZone, now.getTime())),
    job: { id: newId('exportJob'), format, order: { query, only, timeZone, byteOrderMark: true } },
  };
}
