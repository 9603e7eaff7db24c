import type { ObjectWords } from '@/components/objects/object-form';

export const SCHEDULE_WORDS: ObjectWords = {
  path: 'schedules',
  many: 'Schedules',
  one: 'Schedule',
  summary: 'Now',
  note: 'Opening hours and holidays, by which calls and rules are told apart.',
  emptyText: 'Make one with your office hours, then lead your number to it.',
  removeText: 'Nothing is open or closed by it any more.',
  numberHint: null,
  disabledHint: 'Disabled: counts as open at all times.',
};
