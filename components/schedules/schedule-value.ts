import type { FormValueOf } from '@/components/objects/object-form';
import type { schedule, ScheduleNow } from '@/lib/schedules/contract';

/** `now` comes with one that is stored; it is not edited. */
export type ScheduleValue = FormValueOf<typeof schedule> & { now?: ScheduleNow };
export type WeekRow = ScheduleValue['week'][number];
export type HolidayRow = ScheduleValue['holidays'][number];
export type HoursRow = NonNullable<HolidayRow['open']>[number];

export type ScheduleChoices = {
  zones: readonly string[];
  /** Of the PBX. */
  timezone: string;
  countries: readonly {
    code: string;
    name: string;
    regions: readonly { code: string; name: string }[];
  }[];
  /** The country of the PBX, as far as there is a list of it. */
  country: string | null;
  /** Holidays are offered from this year on. */
  year: number;
};
