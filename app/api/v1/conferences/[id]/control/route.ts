import { control } from '@/lib/conferences/live';
import { controlConference } from '@/lib/conferences/live-contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(controlConference, ({ scope, params, body }) => control(scope, params.id, body)),
});
