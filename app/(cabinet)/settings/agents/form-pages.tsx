import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { AgentForm } from '@/components/agents/agent-form';
import { AgentStateCard } from '@/components/agents/agent-state-card';
import type { AgentValue } from '@/components/agents/agent-value';
import { AGENT_WORDS } from '@/components/agents/agent-words';
import type { AgentStates } from '@/components/agents/use-agent-states';
import type { TenantScope } from '@/lib/access/scope';
import { agent } from '@/lib/agents/contract';
import { listAgentStates } from '@/lib/agents/queries';

async function statesNow(scope: TenantScope): Promise<AgentStates> {
  const { items } = await listAgentStates(scope, {});
  return { byAgent: new Map(items.map((state) => [state.agentId, state])), at: Date.now() };
}

/** With the state as it is, so that the page does not jump when it is asked for again. */
async function StateNow({ scope, id }: { scope: TenantScope; id: string }) {
  const canAct = scope.permissions.has('agents:write');
  return <AgentStateCard key={id} id={id} first={await statesNow(scope)} canAct={canAct} />;
}

export const AGENT_FORM_PAGES = objectFormPages<AgentValue>({
  kind: agent,
  words: AGENT_WORDS,
  form: AgentForm,
  above: ({ scope, object: { id } }) => <StateNow scope={scope} id={id} />,
});
