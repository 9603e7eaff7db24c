import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getRecordingAudio } from '@/lib/recordings/contract';
import * as queries from '@/lib/recordings/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getRecordingAudio, ({ scope, params, request }) =>
    queries.getRecordingAudio(scope, params.id, request.headers),
  ),
});
