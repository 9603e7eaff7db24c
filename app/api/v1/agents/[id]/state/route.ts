import { setAgentState } from '@/lib/agents/commands';
import { setAgentState as operation } from '@/lib/agents/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(operation, ({ scope, params, body }) => setAgentState(scope, params.id, body)),
});
