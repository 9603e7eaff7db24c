import { z } from 'zod';
import { AGENT_STATUSES } from '@/lib/agents/contract';
import type { AgentStateStore, ToldState } from '@/telephony/store/agent-state-store';
import type { Headers } from './hear-news';

/** As scripts/queues/states.lua writes it. */
const told = z.object({
  'Agent-Id': z.string().regex(/^agt_\w{1,28}$/),
  'Agent-Domain': z.string().min(1).max(190),
  'Agent-Status': z.enum(AGENT_STATUSES),
  'Agent-Reason': z.string().max(40).default(''),
  'Agent-Since': z
    .string()
    .regex(/^[0-9]{1,15}$/)
    .transform(Number),
});

/** @throws ZodError on what no node of ours says. */
export function readAgentNews(headers: Headers): ToldState {
  const event = told.parse(headers);
  return {
    agentId: event['Agent-Id'],
    sipDomain: event['Agent-Domain'],
    status: event['Agent-Status'],
    reason: event['Agent-Reason'] === '' ? null : event['Agent-Reason'],
    since: event['Agent-Since'],
  };
}

/** `onChange`: there is a change to push now. */
export function agentNews(states: AgentStateStore, onChange: () => void) {
  return async (headers: Headers): Promise<void> => {
    if (await states.note(readAgentNews(headers))) onChange();
  };
}
