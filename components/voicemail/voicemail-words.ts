import type { ObjectWords } from '@/components/objects/object-form';

export const VOICEMAIL_WORDS: ObjectWords = {
  path: 'voicemail-boxes',
  many: 'Voicemail boxes',
  one: 'Voicemail box',
  summary: 'E-mail',
  note: 'Where callers leave messages. Extensions get one of their own on their page.',
  emptyText: 'Switch voicemail on for an extension, or make a box for a team.',
  removeText: 'Its messages are removed with it.',
  numberHint: 'Dialled inside your PBX to leave a message. May stay empty.',
  disabledHint: 'Disabled: callers cannot leave messages.',
};
