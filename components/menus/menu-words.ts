import type { ObjectWords } from '@/components/objects/object-form';

export const MENU_WORDS: ObjectWords = {
  path: 'menus',
  many: 'Menus',
  one: 'Menu',
  summary: 'Keys',
  note: 'Callers hear a greeting and press a key: “For sales, press 1”.',
  emptyText: 'Make one so that callers find the right team by themselves.',
  removeText: 'Where its keys lead stays as it is. The greeting is kept among the sounds.',
  numberHint: 'Dialled inside your PBX. May stay empty.',
  disabledHint: 'Disabled: calls that are led here end.',
};
