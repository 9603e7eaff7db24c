import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tenants/commands';
import { getOwnTenant, updateOwnTenant } from '@/lib/tenants/contract';
import * as queries from '@/lib/tenants/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getOwnTenant, ({ scope }) => queries.getOwnTenant(scope)),
  PATCH: route(updateOwnTenant, ({ scope, body, ifMatch }) =>
    commands.updateOwnTenant(scope, body, ifMatch),
  ),
});
