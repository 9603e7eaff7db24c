import type { Metadata } from 'next';
import { NewExtensionForm } from '@/components/extensions/new-extension-form';
import { suggestNumber } from '@/components/extensions/suggest-number';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listExtensions as listOperation } from '@/lib/extensions/contract';
import { listExtensions } from '@/lib/extensions/queries';
import { emergencyNumbersOf } from '@/lib/outgoing/emergency';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = { title: 'New extension', back: 'Extensions' };

export const metadata: Metadata = { title: WORDS.title };

export default async function NewExtensionPage() {
  const scope = await requireScope('extensions:write');
  const [tenant, taken] = await Promise.all([
    getOwnTenant(scope),
    listExtensions(scope, listOperation.query.parse({ limit: 200 })),
  ]);
  const numbers = [
    ...taken.items.map((extension) => extension.number),
    ...emergencyNumbersOf(tenant.countryCode),
  ];
  return (
    <>
      <PageHeader title={WORDS.title} back={{ href: '/settings/extensions', label: WORDS.back }} />
      <NewExtensionForm
        digits={tenant.extensionDigits}
        suggested={taken.nextCursor ? '' : suggestNumber(numbers, tenant.extensionDigits)}
      />
    </>
  );
}
