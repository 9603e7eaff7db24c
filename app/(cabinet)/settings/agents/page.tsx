import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { AgentNow } from '@/components/agents/agent-now';
import { AgentSummary } from '@/components/agents/agent-summary';
import { AGENT_WORDS } from '@/components/agents/agent-words';
import { agent } from '@/lib/agents/contract';

export const metadata: Metadata = { title: AGENT_WORDS.many };

export default objectListPage({
  kind: agent,
  words: AGENT_WORDS,
  summary: AgentSummary,
  now: { cell: AgentNow, permission: 'agents:write' },
});
