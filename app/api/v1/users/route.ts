import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/users/commands';
import { createUser, listUsers } from '@/lib/users/contract';
import * as queries from '@/lib/users/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listUsers, ({ scope, query }) => queries.listUsers(scope, query)),
  POST: route(createUser, ({ scope, body }) => commands.createUser(scope, body)),
});
