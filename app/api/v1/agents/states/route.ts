import { listAgentStates as operation } from '@/lib/agents/contract';
import { listAgentStates } from '@/lib/agents/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(operation, ({ scope, query }) => listAgentStates(scope, query)),
});
