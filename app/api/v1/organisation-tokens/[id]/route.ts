import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tokens/commands';
import { removeOrganisationToken } from '@/lib/tokens/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(removeOrganisationToken, ({ scope, params, ifMatch }) =>
    commands.removeToken(scope, params.id, ifMatch),
  ),
});
