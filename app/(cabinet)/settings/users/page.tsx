import type { Metadata } from 'next';
import { UserList } from '@/components/users/user-list';
import { requireScope } from '@/lib/access/require-scope';
import { canGrant, TENANT_ROLES } from '@/lib/access/permissions';
import { getExtension } from '@/lib/extensions/queries';
import { getOwnTenant } from '@/lib/tenants/queries';
import { listUsers as listOperation } from '@/lib/users/contract';
import { listUsers } from '@/lib/users/queries';

const WORDS = { title: 'Users' };

export const metadata: Metadata = { title: WORDS.title };

export default async function UsersPage() {
  const scope = await requireScope('users:read');
  const [tenant, first] = await Promise.all([
    getOwnTenant(scope),
    listUsers(scope, listOperation.query.parse({})),
  ]);
  const ids = new Set(first.items.flatMap(({ extensionId }) => extensionId ?? []));
  const found = await Promise.all(
    [...ids].map((id) => getExtension(scope, id).catch(() => undefined)),
  );
  return (
    <UserList
      first={first}
      extensions={found.filter((extension) => extension !== undefined)}
      selfId={scope.principal.userId}
      offered={TENANT_ROLES.filter((role) => canGrant(scope.role, role))}
      timeZone={tenant.timezone}
      canWrite={scope.permissions.has('users:write')}
    />
  );
}
