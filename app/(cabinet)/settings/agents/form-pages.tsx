import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { AgentForm } from '@/components/agents/agent-form';
import { AgentStateCard } from '@/components/agents/agent-state-card';
import type { AgentValue } from '@/components/agents/agent-value';
import { AGENT_WORDS } from '@/components/agents/agent-words';
import { agent } from '@/lib/agents/contract';

export const AGENT_FORM_PAGES = objectFormPages<AgentValue>({
  kind: agent,
  words: AGENT_WORDS,
  form: AgentForm,
  above: ({ scope, object: { id } }) => (
    <AgentStateCard key={id} id={id} canAct={scope.permissions.has('agents:write')} />
  ),
});
