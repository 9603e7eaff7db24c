import { isSimulated, kindWords, nodeState } from '@/components/media-nodes/node-words';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  title: 'Media nodes',
  none: 'There is none: extensions reach each other directly, nothing more.',
};

/** For operators: the switches in a line each. */
export function NodesCard({ nodes }: { nodes: MediaNode[] }) {
  return (
    <Card>
      <CardHeader title={WORDS.title} />
      {nodes.length === 0 ? <p className="p-4 text-muted-foreground">{WORDS.none}</p> : null}
      <ul className="divide-y text-table">
        {nodes.map((node) => {
          const { tone, words } = nodeState(node);
          return (
            <li key={node.id} className="flex min-h-9 items-center gap-3 px-4">
              <span className="min-w-0 flex-1 truncate font-medium">{node.name}</span>
              {isSimulated(node) ? <Badge tone="info">{kindWords(node.kind)}</Badge> : null}
              <StatusDot tone={tone} hollow={tone === 'neutral'}>
                {words}
              </StatusDot>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
