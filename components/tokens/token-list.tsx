'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { plural } from '@/components/format';
import { ListPage } from '@/components/list/list-page';
import { ListTable } from '@/components/list/list-table';
import { SecretDialog } from '@/components/secret-dialog';
import { NewTokenDialog } from '@/components/tokens/new-token-dialog';
import type { ScopeChoice } from '@/components/tokens/scope-field';
import { TokenRow } from '@/components/tokens/token-row';
import { Button } from '@/components/ui/button';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Token } from '@/lib/tokens/contract';

const WORDS = {
  table: 'API tokens',
  columns: (zone: string) => ['Name', 'May', `Last used (${zone})`, 'Expires'],
  create: 'New token',
  shown: (count: number) => `${plural(count, 'token', 'tokens')} shown`,
  empty: {
    title: 'No tokens yet',
    text: 'A token lets a program of yours do through the API what you do here.',
  },
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
      <ListPage
        title={props.title}
        note={props.note}
        create={create}
        count={list.items.length}
        empty={{ icon: KeyRound, ...WORDS.empty }}
      >
        <ListTable
          label={WORDS.table}
          columns={WORDS.columns(timeZone)}
          list={list}
          hasActions
          shown={WORDS.shown}
          row={(token) => (
            <TokenRow
              key={token.id}
              token={token}
              timeZone={timeZone}
              canWrite={canWrite}
              nowMs={nowMs}
            />
          )}
        />
      </ListPage>
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
