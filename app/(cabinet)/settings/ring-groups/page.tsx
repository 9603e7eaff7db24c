import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { RingGroupSummary } from '@/components/ring-groups/ring-group-summary';
import { RING_GROUP_WORDS } from '@/components/ring-groups/ring-group-words';
import { ringGroup } from '@/lib/ring-groups/contract';

export const metadata: Metadata = { title: RING_GROUP_WORDS.many };

export default objectListPage({
  kind: ringGroup,
  words: RING_GROUP_WORDS,
  summary: RingGroupSummary,
});
