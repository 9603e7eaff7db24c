import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getVoicemailAudio } from '@/lib/voicemails/message-contract';
import * as queries from '@/lib/voicemails/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getVoicemailAudio, ({ scope, params, request }) =>
    queries.getVoicemailAudio(scope, params.id, request.headers),
  ),
});
