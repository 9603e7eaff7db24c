import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { overrideSchedule } from '@/lib/schedules/commands';
import { overrideSchedule as operation } from '@/lib/schedules/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(operation, ({ scope, params, body }) =>
    overrideSchedule(scope, params.id, body.override),
  ),
});
