import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { TIME_ZONES } from '@/app/time-zones';
import { NowCard } from '@/components/schedules/now-card';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import type { ScheduleChoices, ScheduleValue } from '@/components/schedules/schedule-value';
import { SCHEDULE_WORDS } from '@/components/schedules/schedule-words';
import type { TenantScope } from '@/lib/access/scope';
import { countryChoices, countryOfCallingCode } from '@/lib/holidays/countries';
import { schedule } from '@/lib/schedules/contract';
import { getOwnTenant } from '@/lib/tenants/queries';

const LANGUAGE = 'en';

async function choicesOf(scope: TenantScope): Promise<ScheduleChoices> {
  const { timezone, countryCode } = await getOwnTenant(scope);
  return {
    ...{ timezone, zones: TIME_ZONES, countries: countryChoices(LANGUAGE) },
    country: countryOfCallingCode(countryCode),
    year: new Date().getUTCFullYear(),
  };
}

/** Whether somebody has it open or closed by hand at this moment. */
const isByHand = ({ override, enabled }: Pick<ScheduleValue, 'override'> & { enabled: boolean }) =>
  enabled && override !== null && Date.parse(override.until) > Date.now();

export const SCHEDULE_FORM_PAGES = objectFormPages<ScheduleValue, ScheduleChoices>({
  kind: schedule,
  words: SCHEDULE_WORDS,
  form: ScheduleForm,
  choices: choicesOf,
  above: ({ scope, object }) =>
    object.now ? (
      <NowCard
        id={object.id}
        now={object.now}
        override={object.override}
        isByHand={isByHand(object)}
        canWrite={scope.permissions.has('schedules:write')}
      />
    ) : null,
});
