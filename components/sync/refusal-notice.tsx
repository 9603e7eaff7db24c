import { Notice } from '@/components/ui/notice';
import type { SyncState } from '@/lib/sync/contract';

const WORDS = {
  title: 'A media node refused this change.',
  keeps: 'Calls go on as they did before it: the last good version stays in place.',
  todo: 'Change what it names and save again. If nothing here explains it, send these words to support.',
};

/** The node's own words, what still holds, and what to do. */
export function RefusalNotice({ sync }: { sync: SyncState }) {
  if (sync.state !== 'refused') return null;
  return (
    <Notice tone="danger" live className="grid gap-1">
      <p className="font-medium">{WORDS.title}</p>
      <ul className="grid gap-0.5">
        {sync.refusals.map(({ node, reason }) => (
          <li key={node}>
            {node}: <q className="font-mono text-table">{reason}</q>
          </li>
        ))}
      </ul>
      <p>{WORDS.keeps}</p>
      <p>{WORDS.todo}</p>
    </Notice>
  );
}
