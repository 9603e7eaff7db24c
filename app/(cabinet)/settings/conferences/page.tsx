import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { ConferenceSummary } from '@/components/conferences/conference-summary';
import { CONFERENCE_WORDS } from '@/components/conferences/conference-words';
import { conference } from '@/lib/conferences/contract';

export const metadata: Metadata = { title: CONFERENCE_WORDS.many };

export default objectListPage({
  kind: conference,
  words: CONFERENCE_WORDS,
  summary: ConferenceSummary,
});
