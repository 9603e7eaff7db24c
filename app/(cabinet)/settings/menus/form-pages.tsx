import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { MenuForm } from '@/components/menus/menu-form';
import type { MenuValue } from '@/components/menus/menu-value';
import { MENU_WORDS } from '@/components/menus/menu-words';
import { menu } from '@/lib/menus/contract';

export const MENU_FORM_PAGES = objectFormPages<MenuValue>({
  kind: menu,
  words: MENU_WORDS,
  form: MenuForm,
});
