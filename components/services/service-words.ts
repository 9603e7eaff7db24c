import type { ObjectWords } from '@/components/objects/object-form';

export const SERVICE_WORDS: ObjectWords = {
  path: 'services',
  many: 'Services',
  one: 'Service',
  summary: 'Asks',
  note: 'Your own web services, asked during a call where it shall go.',
  emptyText: 'Add the address of a web service of yours, and lead calls to it.',
  removeText: 'Its last requests go with it.',
  numberHint: null,
  disabledHint: 'Disabled: it is not asked, and calls go to its fall-back.',
};
