import type { ObjectWords } from '@/components/objects/object-form';

export const RING_GROUP_WORDS: ObjectWords = {
  path: 'ring-groups',
  many: 'Ring groups',
  one: 'Ring group',
  summary: 'Members',
  note: 'Several people who are rung for one call.',
  emptyText: 'Make one for a team that answers the same calls.',
  removeText: 'Its members keep their extensions and are still rung by their own numbers.',
  numberHint: 'Dialled inside your PBX. May stay empty.',
  disabledHint: 'Disabled: nobody is rung.',
};
