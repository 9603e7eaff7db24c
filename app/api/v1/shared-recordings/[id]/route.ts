import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as share from '@/lib/recordings/share';
import { openRecordingLink } from '@/lib/recordings/share-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(openRecordingLink, ({ params, request }) =>
    share.openRecordingLink(params.id, request.headers),
  ),
});
