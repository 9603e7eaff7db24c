'use client';

import { Download } from 'lucide-react';
import { formatCount, formatDate, formatRecent } from '@/components/format';
import { RemoveButton } from '@/components/remove-button';
import { Badge } from '@/components/ui/badge';
import { buttonStyle } from '@/components/ui/button';
import { Cell, Row } from '@/components/ui/table';
import type { ExportFile } from '@/lib/exports/contract';

const WORDS = {
  first: 'the first call',
  filters: (count: number) => (count === 1 ? '1 more filter' : `${count} more filters`),
  sent: 'Sent by e-mail',
  states: {
    waiting: 'Waiting',
    running: 'Being written',
    done: 'Ready',
    failed: 'Failed',
    expired: 'Expired',
  },
  progress: (percent: number) => `${percent} % of the time gone through`,
  download: 'Download',
  stop: 'Stop',
  remove: 'Remove',
  title: 'Remove this export?',
  text: 'Its file is removed, too. The calls stay.',
  cancel: 'Cancel',
  done: 'The export was removed.',
  kept: '–',
};

const TONES = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  expired: 'neutral',
} as const;

const MB = 1_000_000;

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < MB) return `${Math.round(bytes / 1000)} kB`;
  return bytes < 1000 * MB
    ? `${(bytes / MB).toFixed(1)} MB`
    : `${(bytes / MB / 1000).toFixed(1)} GB`;
}

function Holds({ file, timeZone }: { file: ExportFile; timeZone: string }) {
  const { from, to, ...others } = file.filter;
  const count = Object.values(others).filter((value) => value !== undefined).length;
  const period = `${from ? formatRecent(from, timeZone) : WORDS.first} – ${to ? formatRecent(to, timeZone) : ''}`;
  return (
    <span className="grid">
      <span className="tabular-nums">{period}</span>
      <span className="text-meta text-muted-foreground">
        {[count > 0 ? WORDS.filters(count) : '', file.viewId ? WORDS.sent : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function State({ file }: { file: ExportFile }) {
  const { state, progress, error } = file;
  return (
    <span className="grid gap-1">
      <Badge tone={TONES[state]} className="w-fit">
        {WORDS.states[state]}
      </Badge>
      {state === 'running' ? (
        <progress
          className="h-1.5 w-28 accent-primary"
          max={100}
          value={progress}
          aria-label={WORDS.progress(progress)}
        />
      ) : null}
      {error ? <span className="max-w-64 text-meta text-danger">{error}</span> : null}
    </span>
  );
}

export function ExportRow({ file, timeZone }: { file: ExportFile; timeZone: string }) {
  const isUnderWay = file.state === 'waiting' || file.state === 'running';
  return (
    <Row>
      <Cell className="whitespace-nowrap tabular-nums">
        {formatRecent(file.createdAt, timeZone)}
      </Cell>
      <Cell>
        <Holds file={file} timeZone={timeZone} />
      </Cell>
      <Cell className="uppercase">{file.format}</Cell>
      <Cell>
        <State file={file} />
      </Cell>
      <Cell className="text-right tabular-nums">{formatCount(file.rows)}</Cell>
      <Cell className="text-right whitespace-nowrap tabular-nums">{sizeOf(file.bytes)}</Cell>
      <Cell className="whitespace-nowrap text-muted-foreground">
        {file.state === 'done' && file.expiresAt
          ? formatDate(file.expiresAt, timeZone)
          : WORDS.kept}
      </Cell>
      <Cell>
        <span className="flex justify-end gap-2">
          {file.state === 'done' ? (
            <a
              className={buttonStyle({ size: 'sm' })}
              href={`/api/v1/exports/${file.id}/file`}
              download
            >
              <Download aria-hidden />
              {WORDS.download}
            </a>
          ) : null}
          <RemoveButton
            path={`/exports/${file.id}`}
            label={isUnderWay ? WORDS.stop : WORDS.remove}
            title={WORDS.title}
            text={WORDS.text}
            cancelLabel={WORDS.cancel}
            done={WORDS.done}
          />
        </span>
      </Cell>
    </Row>
  );
}
