'use client';

import { AgentStateDot } from '@/components/agents/agent-state-dot';
import { AgentStateMenu } from '@/components/agents/agent-state-menu';
import type { AgentValue } from '@/components/agents/agent-value';
import { useAgentStates } from '@/components/agents/use-agent-states';
import type { ObjectNow } from '@/components/objects/object-list';
import { Skeleton } from '@/components/ui/skeleton';

/** Of an agent in the list; whoever may, changes it there. */
export const AgentNow: ObjectNow<AgentValue> = ({ object: { id, name }, canAct }) => {
  const states = useAgentStates();
  if (states === undefined) return <Skeleton className="w-20" />;
  const state = states?.byAgent.get(id);
  if (!state) return null;
  return canAct ? <AgentStateMenu name={name} state={state} /> : <AgentStateDot state={state} />;
};
