import type { FormValueOf } from '@/components/objects/object-form';
import type { agent } from '@/lib/agents/contract';

export type AgentValue = FormValueOf<typeof agent>;
