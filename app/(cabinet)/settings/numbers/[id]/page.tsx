import type { Metadata } from 'next';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { RouteActions, RouteProblems } from '@/app/(cabinet)/settings/route-parts';
import { orNotFound } from '@/app/page-scope';
import { NumberEditor } from '@/components/numbers/number-editor';
import { RemoveButton } from '@/components/remove-button';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { getNumber } from '@/lib/numbers/queries';

const WORDS = {
  title: 'Number',
  back: 'Numbers',
  remove: 'Remove number',
  removeTitle: (e164: string) => `Remove ${e164}?`,
  removeText: 'Calls to it are no longer taken. Its calls stay in the call log.',
  cancel: 'Cancel',
  removed: (e164: string) => `${e164} was removed.`,
};

export const metadata: Metadata = { title: WORDS.title };

export default async function NumberPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope('numbers:read');
  const number = await orNotFound(getNumber(scope, (await params).id));
  const names = await namesIn(scope, [number]);
  const route = { scope, kind: 'number', id: number.id };
  const canWrite = scope.permissions.has('numbers:write');
  return (
    <>
      <PageHeader
        title={number.e164}
        note={number.label}
        back={{ href: '/settings/numbers', label: WORDS.back }}
        actions={<RouteActions {...route} name={number.e164} dialed={number.e164} />}
      />
      <RouteProblems {...route} />
      <NumberEditor
        key={number.id}
        number={number}
        names={Object.values(names)}
        canWrite={canWrite}
      />
      {canWrite ? (
        <RemoveButton
          path={`/numbers/${number.id}`}
          version={number.version}
          label={WORDS.remove}
          title={WORDS.removeTitle(number.e164)}
          text={WORDS.removeText}
          cancelLabel={WORDS.cancel}
          done={WORDS.removed(number.e164)}
          then="/settings/numbers"
        />
      ) : null}
    </>
  );
}
