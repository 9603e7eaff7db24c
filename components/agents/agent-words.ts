import type { ObjectWords } from '@/components/objects/object-form';

export const AGENT_WORDS: ObjectWords = {
  path: 'agents',
  many: 'Agents',
  one: 'Agent',
  summary: 'Rings at',
  now: 'Now',
  note: 'Who takes calls out of queues. They log in when they begin to work.',
  emptyText: 'Make one for everybody who shall take calls out of a queue.',
  removeText: 'The extension stays. Calls that are going on are not cut off.',
  numberHint: null,
  disabledHint: 'Disabled: is given no calls, whatever the state is.',
  used: {
    title: 'Queues',
    note: 'This agent takes calls out of them.',
    emptyTitle: 'In no queue yet',
    emptyText: 'Open a queue and add this agent there.',
  },
};
