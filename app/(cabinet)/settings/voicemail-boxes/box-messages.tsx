import { Voicemail } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { MessageList } from '@/components/voicemail/message-list';
import type { TenantScope } from '@/lib/access/scope';
import { getOwnTenant } from '@/lib/tenants/queries';
import { listVoicemailMessages } from '@/lib/voicemails/queries';

const WORDS = {
  title: 'Messages in it',
  emptyTitle: 'No messages',
  emptyText: 'What callers leave here can be heard in the browser and by phone.',
};
const FIRST = 50;

/** What is in a box; nothing for who may only set it up. */
export async function BoxMessages({ scope, boxId }: { scope: TenantScope; boxId: string }) {
  if (!scope.permissions.has('voicemail-messages:read')) return null;
  const [first, { timezone }] = await Promise.all([
    listVoicemailMessages(scope, { boxId, limit: FIRST }),
    getOwnTenant(scope),
  ]);
  if (first.items.length === 0) {
    return (
      <Card>
        <CardHeader title={WORDS.title} />
        <EmptyState icon={Voicemail} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      </Card>
    );
  }
  return (
    <section className="grid gap-2" aria-label={WORDS.title}>
      <h2 className="text-title font-semibold">{WORDS.title}</h2>
      <MessageList
        first={first}
        path={`/voicemail-messages?boxId=${boxId}`}
        boxes={null}
        timeZone={timezone}
        canWrite={scope.permissions.has('voicemail-messages:write')}
      />
    </section>
  );
}
