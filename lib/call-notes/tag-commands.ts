import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { getCall } from '@/lib/calls/queries';
import { duplicateOf } from '@/lib/db/errors';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';
import { newId } from '@/lib/shared/ids';
import type { CallTag } from './contract';

const TAGS_MAX = 200;
/** Rows of the index that one transaction removes: intake must not wait for it. */
const REMOVED_AT_ONCE = 2000;

const facetOf = (tagId: string) => `tag:${tagId}`;
const taken = (internal?: unknown) =>
  fault('conflict', { public: 'There is a tag with this name.', field: 'name', internal });

export async function createCallTag(
  { tenantId, actor }: TenantScope,
  { name }: { name: string },
): Promise<CallTag> {
  try {
    return await transaction(async (tx) => {
      const known = await tx.callTag.findMany({ where: { tenantId } });
      if (known.length >= TAGS_MAX) {
        throw fault('conflict', {
          public: `A PBX has at most ${TAGS_MAX} tags. Remove one first.`,
        });
      }
      const same = name.toLowerCase();
      if (known.some((tag) => tag.name.toLowerCase() === same)) throw taken();
      const id = newId('callTag');
      await tx.callTag.create({ data: { id, tenantId, name, createdAt: new Date() } });
      const subject = { kind: 'call_tag', id };
      const changes = { name: [null, name] as [unknown, unknown] };
      await appendAudit(tx, [{ actor, tenantId, action: 'call_tag.create', subject, changes }]);
      return { id, name };
    });
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
    throw taken(error);
  }
}

/** The tag goes at once; the calls that have it forget it piece by piece, and show it no more. */
export async function removeCallTag({ tenantId, actor }: TenantScope, id: string): Promise<void> {
  await transaction(async (tx) => {
    const row = await tx.callTag.findFirst({ where: { tenantId, id } });
    if (!row) throw notFound('tag');
    await tx.callTag.deleteMany({ where: { tenantId, id } });
    const subject = { kind: 'call_tag', id };
    const changes = { name: [row.name, null] as [unknown, unknown] };
    await appendAudit(tx, [{ actor, tenantId, action: 'call_tag.remove', subject, changes }]);
  });
  const where = { tenantId, facet: facetOf(id) };
  for (let count = REMOVED_AT_ONCE; count === REMOVED_AT_ONCE;) {
    ({ count } = await db().callFacet.deleteMany({ where, limit: REMOVED_AT_ONCE }));
  }
}

/** Exactly these from now on. 404 for a call that this person does not see. */
export async function setCallTags(
  scope: TenantScope,
  callId: string,
  { tagIds }: { tagIds: readonly string[] },
): Promise<{ tags: string[] }> {
  const { tenantId, actor } = scope;
  const call = await getCall(scope, callId);
  const startedAt = new Date(call.startedAt);
  const wanted = [...new Set(tagIds)].toSorted();
  return transaction(async (tx) => {
    const known = await tx.callTag.findMany({ where: { tenantId } });
    const isKnown = new Set(known.map(({ id }) => id));
    if (wanted.some((id) => !isKnown.has(id))) {
      throw fault('invalid_input', { public: 'There is no such tag (any more).', field: 'tagIds' });
    }
    const where = { tenantId, startedAt, id: callId, facet: { startsWith: 'tag:' } };
    await tx.callFacet.deleteMany({ where });
    await tx.callFacet.createMany({
      data: wanted.map((id) => ({ tenantId, facet: facetOf(id), startedAt, id: callId })),
      skipDuplicates: true,
    });
    const nameOf = new Map(known.map(({ id, name }) => [id, name]));
    const names = (ids: readonly string[]) => ids.flatMap((id) => nameOf.get(id) ?? []);
    const changes = { tags: [names(call.tags), names(wanted)] as [unknown, unknown] };
    const subject = { kind: 'call', id: callId };
    await appendAudit(tx, [{ actor, tenantId, action: 'call.tag', subject, changes }]);
    return { tags: wanted };
  });
}
