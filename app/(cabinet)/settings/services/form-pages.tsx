import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { HowCard } from '@/components/services/how-card';
import { RequestsCard } from '@/components/services/requests-card';
import { ServiceForm } from '@/components/services/service-form';
import type { ServiceValue } from '@/components/services/service-value';
import { SERVICE_WORDS } from '@/components/services/service-words';
import type { TenantScope } from '@/lib/access/scope';
import { service } from '@/lib/services/contract';
import { listRequests } from '@/lib/services/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

async function Requests({ scope, id }: { scope: TenantScope; id: string }) {
  const [{ items }, { timezone }] = await Promise.all([
    listRequests(scope, id),
    getOwnTenant(scope),
  ]);
  const canTest = scope.permissions.has('services:write');
  return <RequestsCard id={id} first={items} timeZone={timezone} canTest={canTest} />;
}

export const SERVICE_FORM_PAGES = objectFormPages<ServiceValue>({
  kind: service,
  words: SERVICE_WORDS,
  blank: { url: '', secret: '', fallback: { kind: 'busy' } },
  form: ServiceForm,
  below: ({ scope, object }) => (
    <>
      <Requests scope={scope} id={object.id} />
      <HowCard />
    </>
  ),
});
