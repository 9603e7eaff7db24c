import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tenants/commands';
import { createTenant, listTenants } from '@/lib/tenants/contract';
import * as queries from '@/lib/tenants/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listTenants, ({ scope, query }) => queries.listTenants(scope, query)),
  POST: route(createTenant, ({ scope, body }) => commands.createTenant(scope, body)),
});
