import type { Metadata } from 'next';
import { pageTimeZone } from '@/app/page-time-zone';
import { RemoveButton } from '@/components/remove-button';
import { SessionList } from '@/components/sessions/session-list';
import { PageHeader } from '@/components/ui/page-header';
import { requireAccess } from '@/lib/access/require-scope';
import { listSessions as listOperation } from '@/lib/sessions/contract';
import { listSessions } from '@/lib/sessions/queries';

const WORDS = {
  title: 'Where you are signed in',
  note: 'End what you do not know, and ask for a new password.',
  all: 'Sign out everywhere else',
  allTitle: 'Sign out everywhere else?',
  allText: 'Every other browser must sign in again. This one stays.',
  cancel: 'Cancel',
  done: 'You are signed out everywhere else.',
};

export const metadata: Metadata = { title: WORDS.title };

export default async function SessionsPage() {
  const { account } = await requireAccess();
  const [first, timeZone] = await Promise.all([
    listSessions(account, listOperation.query.parse({})),
    pageTimeZone(),
  ]);
  return (
    <>
      <PageHeader
        title={WORDS.title}
        note={WORDS.note}
        actions={
          first.items.length > 1 ? (
            <RemoveButton
              path="/sessions"
              label={WORDS.all}
              title={WORDS.allTitle}
              text={WORDS.allText}
              cancelLabel={WORDS.cancel}
              done={WORDS.done}
            />
          ) : null
        }
      />
      <SessionList first={first} timeZone={timeZone} />
    </>
  );
}
