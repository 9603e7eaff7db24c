import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { replaceAudio } from '@/lib/sounds/commands';
import { getSoundAudio, replaceSoundAudio } from '@/lib/sounds/contract';
import * as queries from '@/lib/sounds/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getSoundAudio, ({ scope, params, query }) =>
    queries.getSoundAudio(scope, params.id, query.as),
  ),
  PUT: route(replaceSoundAudio, ({ scope, params, upload, ifMatch }) =>
    replaceAudio(scope, params.id, upload, ifMatch),
  ),
});
