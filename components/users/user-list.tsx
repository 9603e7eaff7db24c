'use client';

import { UserPlus, UsersRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import type { Picked } from '@/components/extensions/extension-picker';
import { plural } from '@/components/format';
import { ListPage } from '@/components/list/list-page';
import { ListTable } from '@/components/list/list-table';
import { SecretDialog } from '@/components/secret-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { UserDialog } from '@/components/users/user-dialog';
import { UserQuestion, type Question } from '@/components/users/user-questions';
import { UserRow, type UserAction } from '@/components/users/user-row';
import type { CreatedUser, User } from '@/lib/users/contract';

const WORDS = {
  table: 'Users',
  note: 'Who may sign in to this PBX, and what each may do.',
  columns: (zone: string) => ['Person', 'Role', 'State', `Last sign-in (${zone})`],
  add: 'Add user',
  empty: { title: 'Nobody may sign in here yet', text: 'Add the first person.' },
  shown: (count: number) => `${plural(count, 'user', 'users')} shown`,
  saved: 'Saved.',
  secretTitle: 'Give this password to the person',
  secretNote: 'It is shown only now. Ask the person to keep it safe.',
  secretLabel: 'Temporary password',
  secretDone: 'I have the password',
};

type UserListProps = {
  first: Page<User>;
  extensions: Picked[];
  selfId: string;
  offered: readonly User['role'][];
  timeZone: string;
  canWrite: boolean;
};

type Open = { user?: User; action: 'change' | Question };

export function UserList(props: UserListProps) {
  const router = useRouter();
  const list = useKeysetList(props.first, '/users');
  const [open, setOpen] = useState<Open | null>(null);
  const [secret, setSecret] = useState<string | null>(null);

  const finish = (password: string | null) => {
    setOpen(null);
    setSecret(password);
    if (password === null) toast(WORDS.saved);
    router.refresh();
  };

  const onSaved = (saved: User | CreatedUser) =>
    finish('temporaryPassword' in saved ? saved.temporaryPassword : null);

  const onAction = async (user: User, action: UserAction) => {
    if (action !== 'enable') return setOpen({ user, action });
    try {
      const body = { status: 'active' };
      await callApi<User>('PATCH', `/users/${user.id}`, { body, version: user.version });
      finish(null);
    } catch (error) {
      toast(asApiError(error).message, 'danger');
    }
  };

  const extensionOf = (user: User | undefined) =>
    props.extensions.find((extension) => extension.id === user?.extensionId) ?? null;

  const add = props.canWrite ? (
    <Button variant="primary" onClick={() => setOpen({ action: 'change' })}>
      <UserPlus aria-hidden />
      {WORDS.add}
    </Button>
  ) : null;

  return (
    <>
      <ListPage
        title={WORDS.table}
        note={WORDS.note}
        create={add}
        count={list.items.length}
        empty={{ icon: UsersRound, ...WORDS.empty }}
      >
        <ListTable
          label={WORDS.table}
          columns={WORDS.columns(props.timeZone)}
          list={list}
          hasActions
          shown={WORDS.shown}
          row={(user) => (
            <UserRow
              key={user.id}
              user={user}
              isSelf={user.id === props.selfId}
              timeZone={props.timeZone}
              canWrite={props.canWrite}
              onAction={(action) => void onAction(user, action)}
            />
          )}
        />
      </ListPage>
      {open?.action === 'change' ? (
        <UserDialog
          {...(open.user ? { user: open.user } : {})}
          extension={extensionOf(open.user)}
          offered={props.offered}
          onClose={() => setOpen(null)}
          onSaved={onSaved}
        />
      ) : null}
      {open?.user && open.action !== 'change' ? (
        <UserQuestion
          user={open.user}
          question={open.action}
          onClose={() => setOpen(null)}
          onDone={finish}
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
