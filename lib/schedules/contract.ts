import { z } from 'zod';
import { destination } from '@/lib/destinations/contract';
import type { FieldError } from '@/lib/http/fault';
import { operation } from '@/lib/http/operation';
import { objectSchema } from '@/lib/objects/contract';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { idParam, instant, requiredText } from '@/lib/shared/fields';
import { nowOf } from './now-rules';
import { CLOCK, dateNumber, isDate, isYearly, minutesOf } from './rules';

export const WEEK_MAX = 50;
export const HOLIDAYS_MAX = 500;
const OPEN_MAX = 10;

const clock = z
  .string()
  .regex(CLOCK, 'Must be a time such as 08:30; 24:00 is the end of the day.')
  .meta({ example: '08:30' });

const date = z
  .string()
  .refine(isDate, 'Must be a day such as 2026-12-24, or 12-24 for every year.')
  .meta({ example: '2026-12-24' });

/** `to` at or before `from` is on the next day. */
export const weekHours = z.strictObject({
  days: z
    .array(z.int().min(1, 'Monday is 1.').max(7, 'Sunday is 7.'))
    .min(1, 'At least one day.')
    .max(7, 'At most 7 days.')
    .meta({ description: '1 is Monday, 7 is Sunday' }),
  from: clock,
  to: clock.describe('Before `from`: on the next day'),
});

export const dayHours = z.strictObject({ from: clock, to: clock });

export const holiday = z.strictObject({
  name: requiredText(80),
  from: date,
  to: date,
  open: z
    .array(dayHours)
    .max(OPEN_MAX, `At most ${OPEN_MAX}.`)
    .default([])
    .describe('Hours of these days; none: closed'),
});

export const SCHEDULE_STATES = ['open', 'closed'] as const;

export const override = z
  .strictObject({ is: z.enum(SCHEDULE_STATES), until: instant })
  .meta({ description: 'By hand until a moment; it ends by itself' });

/** Zones as this server's Intl knows them. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const timezone = z
  .string()
  .max(64, 'At most 64 characters.')
  .refine((name) => /^[A-Za-z]/.test(name) && isZone(name), 'There is no such time zone.')
  .meta({ example: 'Europe/Berlin' });

const config = {
  timezone: timezone.nullable().describe('null: that of the PBX'),
  week: z.array(weekHours).max(WEEK_MAX, `At most ${WEEK_MAX}.`),
  holidays: z.array(holiday).max(HOLIDAYS_MAX, `At most ${HOLIDAYS_MAX}.`),
  override: override.nullable(),
  whenOpen: destination.nullable(),
  whenClosed: destination.nullable(),
};

export type ScheduleConfig = ConfigOf<typeof config>;
export type WeekHours = z.output<typeof weekHours>;
export type Holiday = z.output<typeof holiday>;
export type DayHours = z.output<typeof dayHours>;
export type Override = z.output<typeof override>;

function* holidayFaults(one: Holiday, field: string): Generator<FieldError> {
  if (isYearly(one.from) !== isYearly(one.to)) {
    yield { field: `${field}.to`, message: 'Both with a year, or both without.' };
  } else if (!isYearly(one.from) && dateNumber(one.to) < dateNumber(one.from)) {
    yield { field: `${field}.to`, message: 'Must not be before the first day.' };
  }
  for (const [index, { from, to }] of one.open.entries()) {
    if (minutesOf(to) <= minutesOf(from)) {
      const message = 'Must be later than `from`; on a date, hours end at 24:00.';
      yield { field: `${field}.open.${index}.to`, message };
    }
  }
}

/** Across fields. */
export function checkSchedule({ week, holidays }: ScheduleConfig): FieldError[] {
  const errors: FieldError[] = [];
  for (const [index, { days, from, to }] of week.entries()) {
    if (new Set(days).size !== days.length) {
      errors.push({ field: `week.${index}.days`, message: 'A day is given twice.' });
    }
    if (from === to) {
      const message = 'Must differ from `from`; around the clock is 00:00 to 24:00.';
      errors.push({ field: `week.${index}.to`, message });
    } else if (from === '24:00') {
      errors.push({ field: `week.${index}.from`, message: 'The day begins at 00:00.' });
    }
  }
  for (const [index, one] of holidays.entries()) {
    errors.push(...holidayFaults(one, `holidays.${index}`));
  }
  return errors;
}

/** How it stands at this moment. */
export const scheduleNow = z
  .strictObject({
    is: z.enum(SCHEDULE_STATES),
    changesAt: instant.nullable().meta({ description: 'null: not within a year' }),
    timezone: z.string().meta({ description: 'Whose clock it goes by' }),
  })
  .meta({ id: 'ScheduleNow' });

export type ScheduleNow = z.output<typeof scheduleNow>;

export const schedule = defineObject({
  kind: 'schedule',
  idKind: 'schedule',
  path: 'schedules',
  tag: 'Schedules',
  singular: 'schedule',
  schemaId: 'Schedule',
  numbered: false,
  config,
  defaults: {
    timezone: null,
    week: [],
    holidays: [],
    override: null,
    whenOpen: null,
    whenClosed: null,
  },
  example: {
    name: 'Office hours',
    week: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:30' }],
    holidays: [{ name: 'Christmas', from: '12-25', to: '12-26', open: [] }],
  },
  check: checkSchedule,
  derived: {
    fields: { now: scheduleNow },
    of: (stored, beside) => ({ now: nowOf(stored as ScheduleConfig, beside) }),
  },
});

export const overrideSchedule = operation({
  tag: 'Schedules',
  reach: 'tenant',
  id: 'overrideSchedule',
  method: 'POST',
  path: '/api/v1/schedules/{id}/override',
  summary: 'Open or close by hand until a moment, or go back to the plan',
  description: 'It ends by itself. `override: null` goes back to the plan at once.',
  permission: 'schedules:write',
  params: idParam,
  body: z
    .strictObject({ override: override.nullable() })
    .meta({ example: { override: { is: 'closed', until: '2026-11-26T07:00:00.000Z' } } }),
  answer: objectSchema(schedule),
  faults: ['stale_version'],
});
