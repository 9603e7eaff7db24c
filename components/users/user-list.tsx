'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import type { Picked } from '@/components/extensions/extension-picker';
import { SecretDialog } from '@/components/secret-dialog';
import { Button } from '@/components/ui/button';
import { LoadMore } from '@/components/ui/load-more';
import { PageHeader } from '@/components/ui/page-header';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { UserDialog } from '@/components/users/user-dialog';
import { UserQuestion, type Question } from '@/components/users/user-questions';
import { UserRow, type UserAction } from '@/components/users/user-row';
import { plural } from '@/components/format';
import type { CreatedUser, User } from '@/lib/users/contract';

const WORDS = {
  table: 'Users',
  note: 'Who may sign in to this PBX, and what each may do.',
  columns: (zone: string) => ['Person', 'Role', 'State', `Last sign-in (${zone})`],
  actions: 'Actions',
  add: 'Add user',
  more: 'Show more',
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

  return (
    <>
      <PageHeader
        title={WORDS.table}
        note={WORDS.note}
        actions={
          props.canWrite ? (
            <Button variant="primary" onClick={() => setOpen({ action: 'change' })}>
              <UserPlus aria-hidden />
              {WORDS.add}
            </Button>
          ) : null
        }
      />
      <div className="rounded-lg border bg-card">
        <Table label={WORDS.table}>
          <TableHead>
            <tr>
              {WORDS.columns(props.timeZone).map((name) => (
                <HeadCell key={name}>{name}</HeadCell>
              ))}
              <HeadCell className="w-10">
                <span className="sr-only">{WORDS.actions}</span>
              </HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {list.items.map((user) => (
              <UserRow
                key={user.id}
                user={user}
                isSelf={user.id === props.selfId}
                timeZone={props.timeZone}
                canWrite={props.canWrite}
                onAction={(action) => void onAction(user, action)}
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
      </div>
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
