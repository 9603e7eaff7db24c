import { objectPages } from '@/app/(cabinet)/settings/object-pages';
import { RingGroupForm } from '@/components/ring-groups/ring-group-form';
import { RingGroupSummary } from '@/components/ring-groups/ring-group-summary';
import { RING_GROUP_WORDS } from '@/components/ring-groups/ring-group-words';
import { ringGroup } from '@/lib/ring-groups/contract';

export const RING_GROUP_PAGES = objectPages({
  kind: ringGroup,
  words: RING_GROUP_WORDS,
  form: RingGroupForm,
  summary: RingGroupSummary,
});
