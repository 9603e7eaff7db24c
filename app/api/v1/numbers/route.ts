import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/numbers/commands';
import { createNumber, listNumbers } from '@/lib/numbers/contract';
import * as queries from '@/lib/numbers/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listNumbers, ({ scope, query }) => queries.listNumbers(scope, query)),
  POST: route(createNumber, ({ scope, body }) => commands.createNumber(scope, body)),
});
