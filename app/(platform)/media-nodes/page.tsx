import type { Metadata } from 'next';
import { requirePlatform } from '@/app/page-scope';
import { pageTimeZone } from '@/app/page-time-zone';
import { NodeList } from '@/components/media-nodes/node-list';
import { isSimulated } from '@/components/media-nodes/node-words';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { listMediaNodes as listOperation } from '@/lib/media-nodes/contract';
import { listMediaNodes } from '@/lib/media-nodes/queries';

const WORDS = {
  title: 'Media nodes',
  note: 'The switches that handle media. Each shows what it has acknowledged.',
  simulated:
    'A node here is simulated: it keeps and acknowledges configuration like a real one and makes believable calls, but no voice passes through it.',
};

export const metadata: Metadata = { title: WORDS.title };

export default async function MediaNodesPage() {
  const scope = await requirePlatform('media-nodes:read');
  const [page, timeZone] = await Promise.all([
    listMediaNodes(scope, listOperation.query.parse({ limit: 200 })),
    pageTimeZone(),
  ]);
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} />
      {page.items.some(isSimulated) ? <Notice tone="info">{WORDS.simulated}</Notice> : null}
      <NodeList
        nodes={page.items}
        timeZone={timeZone}
        canWrite={scope.permissions.has('media-nodes:write')}
      />
    </>
  );
}
