import type { TenantScope } from '@/lib/access/scope';
import { hashPassword, newTemporaryPassword } from '@/lib/access/passwords';
import { appendAudit, changesOf, type Changes } from '@/lib/audit/append';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { duplicateOf } from '@/lib/db/errors';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { CreatedUser, CreateUser, UpdateUser, User } from './contract';
import { isTenantRole, toUser, type MembershipWithUser } from './describe';
import {
  ELSEWHERE,
  GROUPS_OF_OTHERS,
  KNOWN,
  LAST_OWNER,
  MEMBER,
  NO_SUCH_GROUP,
  requireGrant,
} from './rules';

const AUDITED = ['email', 'name', 'role', 'status', 'extensionId', 'groupIds'] as const;

/** The row of the PBX is locked first: so "is there another owner?" cannot be asked twice at once. */
async function lockTenant(tx: Tx, tenantId: string) {
  await tx.tenant.updateMany({ where: { id: tenantId }, data: { revision: { increment: 0 } } });
  const tenant = await tx.tenant.findUnique({ where: { id: tenantId } });
  if (!tenant) throw notFound('PBX');
  return tenant;
}

async function requireMember(tx: Tx, tenantId: string, userId: string) {
  const row = await tx.membership.findFirst({
    where: { tenantId, userId },
    include: { user: true },
  });
  if (!row || !isTenantRole(row.role)) throw notFound('user');
  return { ...row, role: row.role };
}

async function requireOtherOwner(tx: Tx, tenantId: string, userId: string): Promise<void> {
  const others = await tx.membership.count({
    where: { tenantId, role: 'owner', userId: { not: userId }, user: { status: 'active' } },
  });
  if (others === 0) throw fault('conflict', { public: LAST_OWNER, field: 'role' });
}

async function requireOnlyHere(tx: Tx, userId: string, tenantId: string): Promise<void> {
  const elsewhere = await tx.membership.count({
    where: { userId, scopeKey: { not: tenantId } },
  });
  if (elsewhere > 0) throw fault('conflict', { public: ELSEWHERE });
}

async function requireExtension(tx: Tx, tenantId: string, id: string | null | undefined) {
  if (!id || (await tx.extension.findFirst({ where: { id, tenantId } }))) return;
  throw fault('invalid_input', { public: 'There is no such extension.', field: 'extensionId' });
}

async function requireGroups(
  tx: Tx,
  tenantId: string,
  role: string,
  given: readonly string[] | null | undefined,
): Promise<void> {
  if (!given) return;
  const refuse = (words: string) => fault('invalid_input', { public: words, field: 'groupIds' });
  if (role !== 'supervisor') throw refuse(GROUPS_OF_OTHERS);
  const ids = [...new Set(given)];
  const known = await tx.pbxObject.count({
    where: { tenantId, id: { in: ids }, kind: { in: ['ring_group', 'queue'] } },
  });
  if (known < ids.length) throw refuse(NO_SUCH_GROUP);
}

/** Undefined: as they are. Who is made something else than a supervisor has none any more. */
function groupsToStore(role: string, given: readonly string[] | null | undefined) {
  if (given && role === 'supervisor') return { groupIds: [...new Set(given)] };
  return given === null || role !== 'supervisor' ? { groupIds: Prisma.DbNull } : {};
}

async function audit(
  tx: Tx,
  { actor, tenantId }: TenantScope,
  action: string,
  id: string,
  changes?: Changes,
): Promise<void> {
  const subject = { kind: 'user', id };
  await appendAudit(tx, [{ actor, tenantId, action, subject, ...(changes && { changes }) }]);
}

/**
 * A known address becomes a member with the account it has. Only the provider may do that: else a
 * PBX could claim other people's accounts.
 */
async function knownAccount(tx: Tx, scope: TenantScope, realm: string, email: string) {
  const known = await tx.user.findUnique({ where: { realm_email: { realm, email } } });
  if (!known) return undefined;
  if (scope.role === 'operator' || scope.role === 'reseller') return known.id;
  const member = await tx.membership.count({
    where: { userId: known.id, tenantId: scope.tenantId },
  });
  throw fault('conflict', { public: member > 0 ? MEMBER : KNOWN, field: 'email' });
}

export async function createUser(scope: TenantScope, body: CreateUser): Promise<CreatedUser> {
  requireGrant(scope.role, body.role);
  const { tenantId } = scope;
  const { email, name, role, extensionId, groupIds } = body;
  const password = body.password ?? newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const { resellerId } = await lockTenant(tx, tenantId);
    const realm = resellerId ?? 'platform';
    await requireExtension(tx, tenantId, extensionId);
    await requireGroups(tx, tenantId, role, groupIds);
    const known = await knownAccount(tx, scope, realm, email);
    const userId = known ?? newId('user');
    if (!known) await tx.user.create({ data: { id: userId, realm, email, name, passwordHash } });
    try {
      await tx.membership.create({
        data: {
          ...{ id: newId('membership'), userId, scopeKey: tenantId, tenantId, role, extensionId },
          ...groupsToStore(role, groupIds),
        },
      });
    } catch (error) {
      if (duplicateOf(error) === undefined) throw error;
      throw fault('conflict', { public: MEMBER, field: 'email' });
    }
    const user = toUser(await requireMember(tx, tenantId, userId));
    await audit(tx, scope, 'user.create', userId, changesOf(AUDITED, null, user));
    const shown = !known && body.password === undefined;
    return { ...user, temporaryPassword: shown ? password : null };
  });
}

async function guardChange(
  tx: Tx,
  scope: TenantScope,
  before: MembershipWithUser,
  set: UpdateUser,
) {
  const { tenantId } = scope;
  const { userId } = before;
  const leaves = (set.role ?? before.role) !== 'owner' || set.status === 'disabled';
  if (before.role === 'owner' && leaves) await requireOtherOwner(tx, tenantId, userId);
  if (set.name !== undefined || set.status !== undefined) {
    await requireOnlyHere(tx, userId, tenantId);
  }
  await requireExtension(tx, tenantId, set.extensionId);
  await requireGroups(tx, tenantId, set.role ?? before.role, set.groupIds);
}

export async function updateUser(
  scope: TenantScope,
  userId: string,
  set: UpdateUser,
  version: number,
): Promise<User> {
  const { tenantId } = scope;
  return transaction(async (tx) => {
    await lockTenant(tx, tenantId);
    const before = await requireMember(tx, tenantId, userId);
    requireGrant(scope.role, before.role);
    if (set.role) requireGrant(scope.role, set.role);
    await guardChange(tx, scope, before, set);
    const { name, status, groupIds, ...held } = set;
    const { count } = await tx.membership.updateMany({
      where: { userId, tenantId, version },
      data: {
        ...held,
        ...groupsToStore(set.role ?? before.role, groupIds),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw missed('user', true);
    if (name !== undefined || status !== undefined) {
      await tx.user.update({
        where: { id: userId },
        data: { ...(name !== undefined && { name }), ...(status && { status }) },
      });
    }
    if (status === 'disabled') await endSessions(tx, userId);
    const after = toUser(await requireMember(tx, tenantId, userId));
    await audit(tx, scope, 'user.update', userId, changesOf(AUDITED, toUser(before), after));
    return after;
  });
}

async function endSessions(tx: Tx, userId: string): Promise<void> {
  const open = { userId, revokedAt: null };
  await tx.session.updateMany({ where: open, data: { revokedAt: new Date() } });
}

export async function resetUserPassword(
  scope: TenantScope,
  userId: string,
  given: string | undefined,
): Promise<CreatedUser> {
  const password = given ?? newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  const { tenantId } = scope;
  return transaction(async (tx) => {
    await lockTenant(tx, tenantId);
    const before = await requireMember(tx, tenantId, userId);
    requireGrant(scope.role, before.role);
    await requireOnlyHere(tx, userId, tenantId);
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await endSessions(tx, userId);
    await audit(tx, scope, 'user.new_password', userId);
    return { ...toUser(before), temporaryPassword: given === undefined ? password : null };
  });
}

/** The membership goes; an account without any other goes too. */
export async function removeUser(
  scope: TenantScope,
  userId: string,
  version: number,
): Promise<void> {
  const { tenantId } = scope;
  await transaction(async (tx) => {
    await lockTenant(tx, tenantId);
    const before = await requireMember(tx, tenantId, userId);
    requireGrant(scope.role, before.role);
    if (before.role === 'owner') await requireOtherOwner(tx, tenantId, userId);
    const { count } = await tx.membership.deleteMany({ where: { userId, tenantId, version } });
    if (count === 0) throw missed('user', true);
    const left = await tx.membership.count({ where: { userId } });
    if (left === 0) await tx.user.delete({ where: { id: userId } });
    await audit(tx, scope, 'user.remove', userId, changesOf(AUDITED, toUser(before), null));
  });
}
