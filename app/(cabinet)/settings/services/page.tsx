import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { ServiceSummary } from '@/components/services/service-summary';
import { SERVICE_WORDS } from '@/components/services/service-words';
import { service } from '@/lib/services/contract';

export const metadata: Metadata = { title: SERVICE_WORDS.many };

export default objectListPage({
  kind: service,
  words: SERVICE_WORDS,
  summary: ServiceSummary,
});
