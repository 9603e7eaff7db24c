import { getLive } from '@/lib/conferences/live';
import { getConferenceLive } from '@/lib/conferences/live-contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getConferenceLive, ({ scope, params }) => getLive(scope, params.id)),
});
