import type { Metadata } from 'next';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { RouteActions, RouteProblems } from '@/app/(cabinet)/settings/route-parts';
import { orNotFound } from '@/app/page-scope';
import { DeviceCard } from '@/components/devices/device-card';
import { ExtensionEditor } from '@/components/extensions/extension-editor';
import { ReferencesCard } from '@/components/objects/references-card';
import { RemoveObject } from '@/components/objects/remove-object';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { PageHeader } from '@/components/ui/page-header';
import { ExtensionVoicemail } from '@/components/voicemail/extension-voicemail';
import { requireScope } from '@/lib/access/require-scope';
import { getExtension } from '@/lib/extensions/queries';
import { listReferences } from '@/lib/objects/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Extension',
  back: 'Extensions',
  removeText: 'Its devices stop working at once. Its calls stay in the call log.',
};
const REFRESH_SECONDS = 10;

export const metadata: Metadata = { title: WORDS.title };

type ExtensionPageProps = { params: Promise<{ id: string }> };

export default async function ExtensionPage({ params }: ExtensionPageProps) {
  const scope = await requireScope('extensions:read');
  const { id } = await params;
  const [extension, tenant, references] = await Promise.all([
    orNotFound(getExtension(scope, id)),
    getOwnTenant(scope),
    listReferences(scope, id),
  ]);
  const names = await namesIn(scope, [extension]);
  const canWrite = scope.permissions.has('extensions:write');
  const mayGive = canWrite && scope.permissions.has('voicemail:write');
  const route = { scope, kind: 'extension', id };
  const title = `${extension.number} ${extension.name}`;
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      <PageHeader
        title={title}
        back={{ href: '/settings/extensions', label: WORDS.back }}
        actions={<RouteActions {...route} name={title} dialed={extension.number} />}
      />
      <RouteProblems {...route} />
      <ExtensionEditor
        key={extension.id}
        extension={extension}
        names={Object.values(names)}
        digits={tenant.extensionDigits}
        canWrite={canWrite}
      />
      <ExtensionVoicemail {...{ extension, names }} canWrite={mayGive} />
      <DeviceCard
        extensionId={extension.id}
        devices={extension.devices}
        order={extension.ringOrder}
        timeZone={tenant.timezone}
        canWrite={scope.permissions.has('devices:write')}
      />
      <ReferencesCard references={references.items} number={extension.number} />
      {canWrite ? (
        <RemoveObject
          path="extensions"
          kind="extension"
          one={WORDS.title}
          id={extension.id}
          version={extension.version}
          name={title}
          text={WORDS.removeText}
          references={references.items}
        />
      ) : null}
    </>
  );
}
