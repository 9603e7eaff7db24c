import type { Metadata } from 'next';
import { orNotFound } from '@/app/page-scope';
import { DeviceCard } from '@/components/devices/device-card';
import { ExtensionEditor } from '@/components/extensions/extension-editor';
import { RemoveExtension } from '@/components/extensions/remove-extension';
import { LeadsHereCard } from '@/components/numbers/leads-here-card';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { getExtension } from '@/lib/extensions/queries';
import { listNumbers as listOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = { title: 'Extension', back: 'Extensions' };
const REFRESH_SECONDS = 10;

export const metadata: Metadata = { title: WORDS.title };

type ExtensionPageProps = { params: Promise<{ id: string }> };

export default async function ExtensionPage({ params }: ExtensionPageProps) {
  const scope = await requireScope('extensions:read');
  const { id } = await params;
  const mayNumbers = scope.permissions.has('numbers:read');
  const [extension, tenant, leading] = await Promise.all([
    orNotFound(getExtension(scope, id)),
    getOwnTenant(scope),
    mayNumbers ? listNumbers(scope, listOperation.query.parse({ extensionId: id })) : null,
  ]);
  const canWrite = scope.permissions.has('extensions:write');
  const numbers = leading?.items ?? [];
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      <PageHeader
        title={`${extension.number} ${extension.name}`}
        back={{ href: '/settings/extensions', label: WORDS.back }}
      />
      <ExtensionEditor
        key={extension.id}
        extension={extension}
        digits={tenant.extensionDigits}
        canWrite={canWrite}
      />
      <DeviceCard
        extensionId={extension.id}
        devices={extension.devices}
        canWrite={scope.permissions.has('devices:write')}
      />
      {leading ? <LeadsHereCard numbers={numbers} /> : null}
      {canWrite ? <RemoveExtension extension={extension} isLedTo={numbers.length > 0} /> : null}
    </>
  );
}
