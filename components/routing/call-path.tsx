import { CallPathPlace } from '@/components/routing/call-path-place';
import { CopyLink } from '@/components/routing/copy-link';
import { RefreshButton } from '@/components/routing/refresh-button';
import { formatDateTime } from '@/components/format';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { StatusDot, type Tone } from '@/components/ui/status-dot';
import type { CallTestResult } from '@/lib/routing/contract';

const WORDS = {
  title: 'The way of the call',
  at: (moment: string, zone: string) => `${moment} in ${zone.replaceAll('_', ' ')}`,
  pending:
    'Your last change is not on the media nodes yet. This is what they do with the call until then.',
  refused: 'A media node refused the last change. This is the last version that works.',
  answeredBy: (name: string) => `It is answered by ${name}.`,
  record: 'As the record of the call has it',
};

const TONES: Readonly<Record<string, Tone>> = {
  answered: 'success',
  done: 'success',
  busy: 'warning',
  no_answer: 'warning',
  rejected: 'warning',
  abandoned: 'neutral',
};

type Entry = CallTestResult['entries'][number];

/** What happens at one object, one after the other. */
export type Stay = { object: Entry['object']; entries: Entry[] };

/** Steps that only write into the record of the call. */
const UNSEEN = 'mark';

function staysOf(entries: readonly Entry[]): Stay[] {
  const stays: Stay[] = [];
  for (const entry of entries) {
    if (entry.do === UNSEEN) continue;
    const last = stays.at(-1);
    if (last?.object.id === entry.object.id) last.entries.push(entry);
    else stays.push({ object: entry.object, entries: [entry] });
  }
  return stays;
}

type CallPathProps = { result: CallTestResult; timeZone: string };

/** How the call went, told place by place. */
export function CallPath({ result, timeZone }: CallPathProps) {
  const { at, end, endWords, answeredBy, entries, path, sync } = result;
  return (
    <Card>
      <CardHeader
        title={WORDS.title}
        note={WORDS.at(formatDateTime(at, timeZone), timeZone)}
        actions={<CopyLink />}
      />
      <CardBody className="grid gap-4">
        {sync.state === 'live' ? null : (
          <Notice tone="info" className="flex flex-wrap items-center justify-between gap-2">
            {sync.state === 'pending' ? WORDS.pending : WORDS.refused}
            <RefreshButton />
          </Notice>
        )}
        <p className="text-title font-medium" aria-live="polite">
          <StatusDot tone={TONES[end] ?? 'danger'} className="whitespace-normal!">
            {answeredBy ? WORDS.answeredBy(answeredBy.name) : endWords}
          </StatusDot>
        </p>
        <ol className="grid" aria-label={WORDS.title}>
          {staysOf(entries).map((stay, index) => (
            <CallPathPlace key={`${stay.object.id} ${index}`} stay={stay} />
          ))}
        </ol>
        <details className="text-meta text-muted-foreground">
          <summary className="w-fit cursor-pointer rounded-sm">{WORDS.record}</summary>
          <p className="mt-2 rounded-md bg-muted p-2 font-mono break-all">{path.join(' ')}</p>
        </details>
      </CardBody>
    </Card>
  );
}
