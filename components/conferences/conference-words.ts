import type { ObjectWords } from '@/components/objects/object-form';

export const CONFERENCE_WORDS: ObjectWords = {
  path: 'conferences',
  many: 'Conferences',
  one: 'Conference room',
  summary: 'Who may come in',
  note: 'Rooms in which callers from inside and outside speak with each other.',
  emptyText: 'Make one, and tell its number and PIN to whom you want to meet.',
  removeText: 'Who is in the room now stays until they hang up.',
  numberHint: 'Dialled inside your PBX. Lead an outside number here for guests.',
  disabledHint: 'Disabled: nobody gets in.',
};
