import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as queries from '@/lib/recordings/peak-queries';
import { getRecordingPeaks } from '@/lib/recordings/share-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getRecordingPeaks, ({ scope, params }) => queries.getRecordingPeaks(scope, params.id)),
});
