'use client';

import { RotateCw } from 'lucide-react';
import { formatDateTime } from '@/components/format';
import { outcomeOf, prettyBody } from '@/components/services/request-words';
import { Button } from '@/components/ui/button';
import { StatusDot } from '@/components/ui/status-dot';
import type { ServiceRequest } from '@/lib/services/contract';

const WORDS = {
  question: 'What was sent',
  answer: (status: number | null) =>
    status === null ? 'There was no answer' : `What was answered, status ${status}`,
  again: 'Send again',
  test: 'Test',
  hidden: 'hidden number',
};

function Text({ label, text }: { label: string; text: string }) {
  return (
    <figure className="grid min-w-0 content-start gap-1">
      <figcaption className="text-meta text-muted-foreground">{label}</figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-72 overflow-auto rounded-md bg-muted p-3 font-mono text-meta"
      >
        {text}
      </pre>
    </figure>
  );
}

type RequestRowProps = {
  request: ServiceRequest;
  timeZone: string;
  /** undefined: may not be sent again. */
  onAgain: (() => void) | undefined;
  busy: boolean;
};

/** One request; opens to what was sent and answered. */
export function RequestRow({ request, timeZone, onAgain, busy }: RequestRowProps) {
  const { tone, word } = outcomeOf(request);
  const { at, words, durationMs, status, answer, question, reason } = request;
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-table hover:bg-muted">
          <span className="whitespace-nowrap">{formatDateTime(at, timeZone, true)}</span>
          <StatusDot tone={tone}>{word}</StatusDot>
          <span className="min-w-0 flex-1 basis-48 truncate">{words}</span>
          <span className="text-meta text-muted-foreground">
            {reason === 'test' ? `${WORDS.test}, ` : ''}
            {question.caller ?? WORDS.hidden}, {durationMs} ms
          </span>
        </summary>
        <div className="grid gap-3 px-4 py-3 md:grid-cols-2">
          <Text label={WORDS.question} text={JSON.stringify(question, null, 2)} />
          <Text label={WORDS.answer(status)} text={prettyBody(answer ?? words)} />
          {onAgain ? (
            <div>
              <Button size="sm" busy={busy} onClick={onAgain}>
                <RotateCw aria-hidden />
                {WORDS.again}
              </Button>
            </div>
          ) : null}
        </div>
      </details>
    </li>
  );
}
