import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { RingGroupForm } from '@/components/ring-groups/ring-group-form';
import { RING_GROUP_WORDS } from '@/components/ring-groups/ring-group-words';
import { ringGroup } from '@/lib/ring-groups/contract';

export const RING_GROUP_FORM_PAGES = objectFormPages({
  kind: ringGroup,
  words: RING_GROUP_WORDS,
  form: RingGroupForm,
});
