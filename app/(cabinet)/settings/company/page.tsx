import type { Metadata } from 'next';
import { TIME_ZONES } from '@/app/time-zones';
import { CompanyForm } from '@/components/company/company-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = { title: 'Company', note: 'What holds for the whole PBX.' };

export const metadata: Metadata = { title: WORDS.title };

export default async function CompanyPage() {
  const scope = await requireScope('tenant:read');
  const tenant = await getOwnTenant(scope);
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} />
      <CompanyForm
        key={tenant.id}
        tenant={tenant}
        zones={TIME_ZONES}
        canWrite={scope.permissions.has('tenant:write')}
      />
    </>
  );
}
