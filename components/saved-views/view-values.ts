import type { SavedView, ViewSchedule } from '@/lib/saved-views/contract';

export type ViewValues = {
  name: string;
  shared: boolean;
  replace: boolean;
  mail: boolean;
  every: ViewSchedule['every'];
  weekday: string;
  day: string;
  time: string;
  format: ViewSchedule['format'];
  recipients: string;
};

export function valuesOf(view: SavedView | null): ViewValues {
  const { schedule } = view ?? {};
  return {
    ...{ name: view?.name ?? '', shared: view?.shared ?? false, replace: view === null },
    ...{
      mail: Boolean(schedule),
      every: schedule?.every ?? 'day',
      time: schedule?.time ?? '08:00',
    },
    ...{ weekday: String(schedule?.weekday ?? 1), day: String(schedule?.day ?? 1) },
    format: schedule?.format ?? 'xlsx',
    recipients: schedule?.recipients.join('\n') ?? '',
  };
}

export function scheduleOf(values: ViewValues): object | null {
  if (!values.mail) return null;
  const { every, time, format, weekday, day } = values;
  return {
    ...{ every, time, format },
    ...(every === 'week' && { weekday: Number(weekday) }),
    ...(every === 'month' && { day: Number(day) }),
    recipients: values.recipients.split(/[\s,;]+/).filter(Boolean),
  };
}
