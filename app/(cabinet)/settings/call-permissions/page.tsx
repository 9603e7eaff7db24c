import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { CallPermissionSummary } from '@/components/call-permissions/call-permission-summary';
import { CALL_PERMISSION_WORDS } from '@/components/call-permissions/call-permission-words';
import { callPermission } from '@/lib/call-permissions/contract';

export const metadata: Metadata = { title: CALL_PERMISSION_WORDS.many };

export default objectListPage({
  kind: callPermission,
  words: CALL_PERMISSION_WORDS,
  summary: CallPermissionSummary,
});
