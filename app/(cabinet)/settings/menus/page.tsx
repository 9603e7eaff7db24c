import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { MenuSummary } from '@/components/menus/menu-summary';
import { MENU_WORDS } from '@/components/menus/menu-words';
import { menu } from '@/lib/menus/contract';

export const metadata: Metadata = { title: MENU_WORDS.many };

export default objectListPage({ kind: menu, words: MENU_WORDS, summary: MenuSummary });
