import type { CompileObject } from '@/lib/call-plan/compile';
import { planDocument } from '@/lib/call-plan/documents';
import type { PlanDocument } from '@/lib/call-plan/plan';
import { checked, ID } from '@/lib/call-plan/switch-text';
import { isE164 } from '@/lib/shared/e164';
import type { AgentConfig, AgentStatus } from './contract';

/** What stands in `agent_state`. */
export interface PlanAgentState {
  status: AgentStatus;
  reason: string | null;
  /** Milliseconds since 1970: the newer of two states holds, on the node as in the database. */
  since: number;
}

/** How an agent is reached and treated, and whether logged in. Read by scripts/queues.lua. */
export const compileAgent: CompileObject<AgentConfig> = (object, tenant) => {
  const { id, name, enabled, config } = object;
  const state = object.state as PlanAgentState | undefined;
  const plan: PlanDocument = {
    ...{ id: checked('agent id', id, ID), kind: 'agent', name, steps: [] },
    data: {
      enabled,
      language: tenant.language,
      ...contactOf(config),
      ...delaysOf(config),
      ...(state && { state: told(state) }),
    },
  };
  return [planDocument(tenant.sipDomain, plan)];
};

function contactOf({ extension, outside }: AgentConfig): Record<string, string> {
  if (extension !== null) return { extension: checked('extension id', extension, ID) };
  if (outside === null || !isE164(outside)) throw new Error('An agent is reached nowhere');
  return { outside };
}

function delaysOf(config: AgentConfig): Record<string, number> {
  const { ringSeconds, wrapUpSeconds, maxNoAnswer } = config;
  const { noAnswerDelaySeconds, busyDelaySeconds, rejectDelaySeconds } = config;
  return {
    ...{ ringSeconds, wrapUpSeconds, maxNoAnswer },
    ...{ noAnswerDelaySeconds, busyDelaySeconds, rejectDelaySeconds },
  };
}

/** The reason is a person's words and no business of the switch. */
function told({ status, since }: PlanAgentState): Omit<PlanAgentState, 'reason'> {
  return { status, since };
}
