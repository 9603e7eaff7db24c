import type { Metadata } from 'next';
import { MENU_FORM_PAGES } from '@/app/(cabinet)/settings/menus/form-pages';
import { MENU_WORDS } from '@/components/menus/menu-words';

export const metadata: Metadata = { title: MENU_WORDS.one };

export default MENU_FORM_PAGES.One;
