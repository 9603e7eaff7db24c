import { blockedWords } from '@/components/block-list/block-words';
import { formatCount } from '@/components/format';
import { Notice } from '@/components/ui/notice';
import { StatusDot, type Tone } from '@/components/ui/status-dot';
import type { BlockImportResult } from '@/lib/block-list/contract';

type Result = BlockImportResult['lines'][number]['result'];

const WORDS = {
  ready: ({ created, unchanged }: BlockImportResult) =>
    `The file is good: ${formatCount(created)} to block, ${formatCount(unchanged)} blocked already.`,
  lines: 'What becomes of each line',
  line: (line: number) => `Line ${line}`,
  first: (count: number) => `The first ${formatCount(count)} lines.`,
};

const RESULTS: Record<Result, { words: string; tone: Tone }> = {
  created: { words: 'Will be blocked', tone: 'success' },
  unchanged: { words: 'Blocked already', tone: 'neutral' },
  repeated: { words: 'Stands above already', tone: 'neutral' },
};

/** What a checked file would do, as a whole and line by line. */
export function ImportedLines({ result }: { result: BlockImportResult }) {
  const { lines, created, unchanged } = result;
  return (
    <div className="grid gap-2">
      <Notice tone="info" live>
        {WORDS.ready(result)}
      </Notice>
      <ul
        aria-label={WORDS.lines}
        tabIndex={0}
        className="max-h-60 divide-y overflow-y-auto rounded-md border text-table tabular-nums"
      >
        {lines.map((one) => (
          <li key={one.line} className="flex items-center gap-3 px-3 py-1.5">
            <span className="w-16 shrink-0 text-muted-foreground">{WORDS.line(one.line)}</span>
            <span className="min-w-0 flex-1 truncate">{blockedWords(one)}</span>
            <StatusDot tone={RESULTS[one.result].tone} hollow={one.result !== 'created'}>
              {RESULTS[one.result].words}
            </StatusDot>
          </li>
        ))}
      </ul>
      {created + unchanged > lines.length ? (
        <p className="text-meta text-muted-foreground">{WORDS.first(lines.length)}</p>
      ) : null}
    </div>
  );
}
