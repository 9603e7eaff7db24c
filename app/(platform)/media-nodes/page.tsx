import type { Metadata } from 'next';
import { requirePlatform } from '@/app/page-scope';
import { pageTimeZone } from '@/app/page-time-zone';
import { NodeList } from '@/components/media-nodes/node-list';
import { listMediaNodes as listOperation } from '@/lib/media-nodes/contract';
import { listMediaNodes } from '@/lib/media-nodes/queries';

const WORDS = { title: 'Media nodes' };

export const metadata: Metadata = { title: WORDS.title };

export default async function MediaNodesPage() {
  const scope = await requirePlatform('media-nodes:read');
  const [page, timeZone] = await Promise.all([
    listMediaNodes(scope, listOperation.query.parse({ limit: 200 })),
    pageTimeZone(),
  ]);
  return (
    <NodeList
      nodes={page.items}
      timeZone={timeZone}
      canWrite={scope.permissions.has('media-nodes:write')}
    />
  );
}
