import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tenants/commands';
import { getTenant, removeTenant, updateTenant } from '@/lib/tenants/contract';
import * as queries from '@/lib/tenants/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getTenant, ({ scope, params }) => queries.getTenant(scope, params.id)),
  PATCH: route(updateTenant, ({ scope, params, body, ifMatch }) =>
    commands.updateTenant(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeTenant, ({ scope, params, ifMatch }) =>
    commands.removeTenant(scope, params.id, ifMatch),
  ),
});
