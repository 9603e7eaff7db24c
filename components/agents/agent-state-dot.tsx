'use client';

import { STATUS_TONE, statusWords } from '@/components/agents/agent-state-words';
import { StatusDot } from '@/components/ui/status-dot';
import type { AgentState } from '@/lib/agents/contract';

/** Whether an agent is logged in. */
export const AgentStateDot = ({ state }: { state: Pick<AgentState, 'status' | 'reason'> }) => (
  <StatusDot tone={STATUS_TONE[state.status]} hollow={state.status === 'logged_out'}>
    {statusWords(state)}
  </StatusDot>
);
