import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/sessions/commands';
import { listSessions, removeSessions } from '@/lib/sessions/contract';
import * as queries from '@/lib/sessions/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listSessions, ({ scope, query }) => queries.listSessions(scope, query)),
  DELETE: route(removeSessions, ({ scope }) => commands.removeOtherSessions(scope)),
});
