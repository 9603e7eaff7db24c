import type { ObjectWords } from '@/components/objects/object-form';

export const SOUND_WORDS: ObjectWords = {
  path: 'sounds',
  many: 'Sounds',
  one: 'Sound',
  summary: 'Recording',
  note: 'Greetings, announcements and music that callers hear.',
  emptyText: 'Upload a WAV or MP3 file, or record one here.',
  removeText: 'Its recording is removed with it.',
  numberHint: null,
  disabledHint: null,
};
