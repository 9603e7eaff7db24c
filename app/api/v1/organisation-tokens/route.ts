import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tokens/commands';
import { createOrganisationToken, listOrganisationTokens } from '@/lib/tokens/contract';
import * as queries from '@/lib/tokens/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listOrganisationTokens, ({ scope, query }) => queries.listTokens(scope, query)),
  POST: route(createOrganisationToken, ({ scope, body }) => commands.createToken(scope, body)),
});
