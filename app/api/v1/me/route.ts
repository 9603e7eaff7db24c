import { chosenTenant } from '@/lib/access/choose-scope';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getMe } from '@/lib/me/contract';
import * as queries from '@/lib/me/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getMe, async ({ scope, request }) =>
    queries.getMe(scope, await chosenTenant(scope.principal, request.headers)),
  ),
});
