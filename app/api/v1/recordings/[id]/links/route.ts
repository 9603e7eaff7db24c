import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as share from '@/lib/recordings/share';
import { createRecordingLink } from '@/lib/recordings/share-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(createRecordingLink, ({ scope, params, body, request }) =>
    share.createRecordingLink(scope, params.id, body, request.headers),
  ),
});
