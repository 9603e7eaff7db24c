import type { ObjectWords } from '@/components/objects/object-form';

export const QUEUE_WORDS: ObjectWords = {
  path: 'queues',
  many: 'Queues',
  one: 'Queue',
  summary: 'Who answers',
  now: 'Now',
  note: 'Callers wait, with music, until an agent is free.',
  emptyText: 'Make one when more people call than you can answer at once. Agents come first.',
  removeText: 'Its agents stay, and keep the other queues they belong to.',
  numberHint: 'Dialled inside your PBX. May stay empty.',
  disabledHint: 'Disabled: calls that are led here end.',
};
