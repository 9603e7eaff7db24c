import 'server-only';
import { currentAccess } from '@/lib/access/require-scope';
import { getOwnTenant } from '@/lib/tenants/queries';

/** Of the PBX on the screen; those who have none read UTC. */
export async function pageTimeZone(): Promise<string> {
  const tenant = (await currentAccess())?.tenant;
  return tenant ? (await getOwnTenant(tenant)).timezone : 'UTC';
}
