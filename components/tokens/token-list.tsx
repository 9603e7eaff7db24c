'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { plural } from '@/components/format';
import { SecretDialog } from '@/components/secret-dialog';
import { NewTokenDialog } from '@/components/tokens/new-token-dialog';
import type { ScopeChoice } from '@/components/tokens/scope-field';
import { TokenRow } from '@/components/tokens/token-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { PageHeader } from '@/components/ui/page-header';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Token } from '@/lib/tokens/contract';

const WORDS = {
  table: 'API tokens',
  columns: (zone: string) => ['Name', 'May', `Last used (${zone})`, 'Expires'],
  actions: 'Actions',
  create: 'New token',
  more: 'Show more',
  shown: (count: number) => `${plural(count, 'token', 'tokens')} shown`,
  emptyTitle: 'No tokens yet',
  emptyText: 'A token lets a program of yours do through the API what you do here.',
  secretTitle: 'Your new token',
  secretNote: 'It is shown only now. Keep it where your program keeps its secrets.',
  secretLabel: 'Token, sent as Authorization: Bearer …',
  secretDone: 'I have the token',
};

type TokenListProps = {
  title: ReactNode;
  note: ReactNode;
  first: Page<Token>;
  choices: readonly ScopeChoice[];
  timeZone: string;
  canWrite: boolean;
  /** The server's, so that both sides say the same of "expired". */
  nowMs: number;
};

export function TokenList(props: TokenListProps) {
  const { first, choices, timeZone, canWrite, nowMs } = props;
  const router = useRouter();
  const list = useKeysetList(first, '/tokens');
  const [isCreating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = canWrite ? (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {WORDS.create}
    </Button>
  ) : null;

  return (
    <>
      <PageHeader
        title={props.title}
        note={props.note}
        actions={list.items.length > 0 ? create : null}
      />
      <div className="rounded-lg border bg-card">
        {list.items.length === 0 ? (
          <EmptyState
            icon={KeyRound}
            title={WORDS.emptyTitle}
            text={WORDS.emptyText}
            action={create}
          />
        ) : (
          <>
            <Table label={WORDS.table}>
              <TableHead>
                <tr>
                  {WORDS.columns(timeZone).map((name) => (
                    <HeadCell key={name}>{name}</HeadCell>
                  ))}
                  <HeadCell>
                    <span className="sr-only">{WORDS.actions}</span>
                  </HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {list.items.map((token) => (
                  <TokenRow
                    key={token.id}
                    token={token}
                    timeZone={timeZone}
                    canWrite={canWrite}
                    nowMs={nowMs}
                  />
                ))}
              </TableBody>
            </Table>
            <LoadMore
              hasMore={list.nextCursor !== null}
              busy={list.busy}
              error={list.error}
              label={WORDS.more}
              note={WORDS.shown(list.items.length)}
              onLoadMore={list.loadMore}
            />
          </>
        )}
      </div>
      {isCreating ? (
        <NewTokenDialog
          choices={choices}
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setCreating(false);
            setSecret(token.secret);
            router.refresh();
          }}
        />
      ) : null}
      <SecretDialog
        secret={secret}
        title={WORDS.secretTitle}
        note={WORDS.secretNote}
        label={WORDS.secretLabel}
        doneLabel={WORDS.secretDone}
        onClose={() => setSecret(null)}
      />
    </>
  );
}
