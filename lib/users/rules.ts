import { canGrant, type Role, type TenantRole } from '@/lib/access/permissions';
import { fault } from '@/lib/http/fault';

/** An admin neither makes an owner nor touches one. Pure. */
export function requireGrant(own: Role, given: TenantRole): void {
  if (canGrant(own, given)) return;
  throw fault('forbidden', {
    public: `With your role you cannot make or change the role ${given}.`,
  });
}

export const GROUPS_OF_OTHERS =
  'Only a supervisor is limited to groups. Leave the groups out, or make this person a supervisor.';
export const NO_SUCH_GROUP = 'There is no such ring group or queue.';

export const LAST_OWNER = 'The last owner must stay: make somebody else an owner first.';

/**
 * Changing name, status or password of an account touches the person everywhere. A PBX may do it
 * only while the person belongs to it alone.
 */
export const ELSEWHERE =
  'This person also belongs to another PBX; the account can only be changed by the person or the provider.';

export const MEMBER = 'This person is a user of this PBX already.';
export const KNOWN =
  'There is an account with this address already. Ask your provider to add it to this PBX.';
