import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { resendServiceRequest } from '@/lib/services/contract';
import { resendRequest } from '@/lib/services/test-commands';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(resendServiceRequest, ({ scope, params }) =>
    resendRequest(scope, params.id, params.requestId),
  ),
});
