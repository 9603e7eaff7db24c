'use client';

import { Check, Phone } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent } from 'react';
import {
  calledOf,
  callerOf,
  callsBehind,
  endOf,
  telOf,
  throughOf,
  triesOf,
} from '@/components/callbacks/callback-words';
import { useCallerActions, type CallbackAction } from '@/components/callbacks/use-caller-actions';
import { formatRecent } from '@/components/format';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { Button, buttonStyle } from '@/components/ui/button';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import type { Callback } from '@/lib/callbacks/contract';

const WORDS = {
  calls: (who: string) => `Calls with ${who}`,
  call: (who: string) => `Call ${who} back`,
  tries: (words: string) => (words === '1' ? '1 try' : `${words} tries`),
  since: (time: string) => `first ${time}`,
  nobody: 'Nobody yet',
  you: 'You',
  take: 'Take',
  takeIt: (who: string) => `Take ${who}`,
  release: 'Let go',
  done: 'Done',
  doneWith: (who: string) => `Done with ${who}`,
  reopen: 'Open again',
  copy: 'Copy the number',
  open: 'See the calls',
  closing: 'See the call that closed it',
  actions: (who: string) => `Actions for ${who}`,
};

export type CallbackRowProps = {
  callback: Callback;
  timeZone: string;
  canWrite: boolean;
  onChanged: (row: Callback) => void;
  onFocus: () => void;
};

type Does = ReturnType<typeof useCallerActions>;

function Holder({ callback, timeZone }: { callback: Callback; timeZone: string }) {
  const { state, mine, takenBy, doneAt } = callback;
  if (state === 'done') {
    return (
      <>
        <StatusDot tone="success">{endOf(callback)}</StatusDot>
        {doneAt ? (
          <time dateTime={doneAt} className="block text-meta text-muted-foreground">
            {formatRecent(doneAt, timeZone)}
          </time>
        ) : null}
      </>
    );
  }
  if (state === 'open') {
    return (
      <StatusDot tone="warning" hollow>
        {WORDS.nobody}
      </StatusDot>
    );
  }
  return <StatusDot tone="info">{mine ? WORDS.you : takenBy?.name}</StatusDot>;
}

/** What the menu offers; the first actions are buttons where there is room. */
function useMenu({ callback, canWrite }: CallbackRowProps, { act, copy }: Does): Action[] {
  const router = useRouter();
  const { state, number, closingCallId } = callback;
  const doing = (label: string, action: CallbackAction): Action => ({
    label,
    onSelect: () => void act(action),
  });
  const going = (label: string, href: string): Action => ({
    label,
    onSelect: () => router.push(href),
  });
  const changes = {
    open: [doing(WORDS.take, 'take'), doing(WORDS.done, 'done')],
    taken: [doing(WORDS.release, 'release'), doing(WORDS.done, 'done')],
    done: [doing(WORDS.reopen, 'reopen')],
  }[state];
  return [
    ...(canWrite ? changes : []),
    { label: WORDS.copy, onSelect: () => void copy() },
    going(WORDS.open, callsBehind(number)),
    ...(closingCallId
      ? [going(WORDS.closing, `/calls?period=all&call=${encodeURIComponent(closingCallId)}`)]
      : []),
  ];
}

function Buttons({ callback, canWrite, does }: CallbackRowProps & { does: Does }) {
  const who = callerOf(callback);
  const { act, busy } = does;
  return (
    <>
      {canWrite && callback.state === 'open' ? (
        <Button
          size="sm"
          variant="ghost"
          aria-label={WORDS.takeIt(who)}
          busy={busy === 'take'}
          onClick={() => void act('take')}
        >
          {WORDS.take}
        </Button>
      ) : null}
      {canWrite && callback.state !== 'done' ? (
        <Button
          size="sm"
          variant="ghost"
          className="max-sm:hidden!"
          aria-label={WORDS.doneWith(who)}
          busy={busy === 'done'}
          onClick={() => void act('done')}
        >
          <Check aria-hidden />
          {WORDS.done}
        </Button>
      ) : null}
      <a
        href={telOf(callback.number)}
        aria-label={WORDS.call(who)}
        className={buttonStyle({ size: 'iconSm' })}
      >
        <Phone aria-hidden />
      </a>
    </>
  );
}

export function CallbackRow(props: CallbackRowProps) {
  const { callback, timeZone, canWrite, onChanged, onFocus } = props;
  const does = useCallerActions(callback, onChanged);
  const actions = useMenu(props, does);
  const { number, name, state, tries, firstTryAt, lastTryAt } = callback;
  const who = callerOf(callback);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOpen = canWrite && state === 'open';
    if (event.key === 't' && isOpen) void does.act('take');
    else if (event.key === 'd' && canWrite && state !== 'done') void does.act('done');
    else if (event.key === 'c') void does.copy();
    else return;
    event.preventDefault();
  };
  return (
    <Row onKeyDown={onKeyDown} onFocus={onFocus}>
      <Cell className="max-w-36 sm:max-w-48">
        <Link
          href={callsBehind(number)}
          aria-label={WORDS.calls(who === number ? number : `${who}, ${number}`)}
          className="block truncate rounded-sm font-medium hover:underline"
          data-row-link
        >
          {who}
        </Link>
        {who === number ? null : (
          <span className="block truncate text-meta text-muted-foreground">{number}</span>
        )}
        <span className="block text-meta text-muted-foreground sm:hidden">
          {WORDS.tries(triesOf(tries))}, {formatRecent(lastTryAt, timeZone)}
        </span>
        <span className="block text-meta sm:hidden">
          <Holder {...{ callback, timeZone }} />
        </span>
        {does.error ? (
          <p role="alert" className="text-meta text-danger">
            {does.error}
          </p>
        ) : null}
      </Cell>
      <Cell className="hidden text-right sm:table-cell">{triesOf(tries)}</Cell>
      <Cell className="hidden whitespace-nowrap sm:table-cell">
        <time dateTime={lastTryAt}>{formatRecent(lastTryAt, timeZone)}</time>
        {tries > 1 ? (
          <span className="block text-meta text-muted-foreground">
            {WORDS.since(formatRecent(firstTryAt, timeZone))}
          </span>
        ) : null}
      </Cell>
      <Cell className="hidden max-w-44 lg:table-cell">
        <span className="block truncate">{throughOf(callback)}</span>
        <span className="block truncate text-meta text-muted-foreground">{calledOf(callback)}</span>
      </Cell>
      <Cell className="hidden max-w-40 truncate sm:table-cell">
        <Holder {...{ callback, timeZone }} />
      </Cell>
      <Cell>
        <span className="flex items-center justify-end gap-1">
          <Buttons {...props} does={does} />
          <ActionMenu
            label={WORDS.actions(name ? `${name}, ${number}` : number)}
            actions={actions}
          />
        </span>
      </Cell>
    </Row>
  );
}
