import { db, type Tx } from '@/lib/db/prisma';
import type { TenantScope } from '@/lib/access/scope';
import { notFound } from '@/lib/http/fault';
import { syncOfBlockList } from './block-list';
import type { getSync, SyncState } from './contract';
import { combineSync, syncState, type Refusal } from './rules';
import type { z } from 'zod';

export interface Subject {
  kind: 'extension' | 'device' | 'number' | 'object';
  id: string;
  revision: number;
  /** Whose documents it is rendered into, when not its own: a device's are its extension's. */
  owner?: string;
}

const ownerOf = ({ kind, id, owner }: Subject) => owner ?? `${kind}:${id}`;
const SHOWN_REFUSALS = 20;

async function refusalsOf(
  reader: Tx,
  tenantId: string,
  owners: readonly string[] | undefined,
): Promise<(Refusal & { owner: string })[]> {
  const rows = await reader.syncRefusal.findMany({
    where: { tenantId, ...(owners && { owner: { in: [...owners] } }) },
    select: { owner: true, nodeId: true, reason: true },
    ...(!owners && { take: SHOWN_REFUSALS }),
  });
  if (rows.length === 0) return [];
  const nodes = await reader.mediaNode.findMany({
    where: { id: { in: rows.map(({ nodeId }) => nodeId) } },
    select: { id: true, name: true },
  });
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return rows.map(({ owner, nodeId, reason }) => ({
    owner,
    node: names.get(nodeId) ?? nodeId,
    reason,
  }));
}

/** How far the last change of each of these is, by the object's id. Two or three queries for all. */
export async function syncOf(
  { tenantId }: Pick<TenantScope, 'tenantId'>,
  subjects: readonly Subject[],
  reader: Tx = db(),
): Promise<Map<string, SyncState>> {
  if (subjects.length === 0) return new Map();
  const [rows, refusals] = await Promise.all([
    reader.outbox.findMany({
      where: {
        tenantId,
        revision: { in: [...new Set(subjects.map(({ revision }) => revision))] },
        subjectId: { in: subjects.map(({ id }) => id) },
      },
      select: { kind: true, subjectId: true, revision: true, createdAt: true, liveAt: true },
    }),
    refusalsOf(reader, tenantId, subjects.map(ownerOf)),
  ]);
  return new Map(
    subjects.map((subject) => {
      const { kind, id, revision } = subject;
      const own = rows.filter(
        (row) => row.kind === kind && row.subjectId === id && row.revision === revision,
      );
      const words = refusals
        .filter(({ owner }) => owner === ownerOf(subject))
        .map(({ node, reason }) => ({ node, reason }));
      return [id, syncState(revision, own, words)];
    }),
  );
}

/** Of a whole PBX: live when none of its changes waits. */
export async function syncOfTenant(tenantId: string, revision: number): Promise<SyncState> {
  const [waiting, last, refusals] = await Promise.all([
    db().outbox.findFirst({ where: { tenantId, liveAt: null } }),
    db().outbox.findFirst({ where: { tenantId, revision }, orderBy: { liveAt: 'desc' } }),
    refusalsOf(db(), tenantId, undefined),
  ]);
  const pushed = [waiting, last].filter((row) => row !== null);
  const words = refusals.map(({ node, reason }) => ({ node, reason }));
  return syncState(revision, pushed, words);
}

/** For a list of PBXs: two queries for all, without the time it took. */
export async function syncOfTenants(
  tenants: readonly { id: string; revision: number }[],
): Promise<Map<string, SyncState>> {
  const tenantId = { in: tenants.map(({ id }) => id) };
  const [waiting, refused] = await Promise.all([
    db().outbox.groupBy({ by: ['tenantId'], where: { tenantId, liveAt: null } }),
    db().syncRefusal.groupBy({ by: ['tenantId'], where: { tenantId } }),
  ]);
  const pending = new Set(waiting.map((row) => row.tenantId));
  const withRefusals = new Set(refused.map((row) => row.tenantId));
  const states = tenants.map(async ({ id, revision }) => {
    if (withRefusals.has(id)) return [id, await syncOfTenant(id, revision)] as const;
    const pushed = pending.has(id) ? [{ createdAt: new Date(0), liveAt: null }] : [];
    return [id, syncState(revision, pushed, [])] as const;
  });
  return new Map(await Promise.all(states));
}

async function syncOfExtension(scope: TenantScope, id: string): Promise<SyncState | undefined> {
  const found = await db().extension.findFirst({
    where: { id, tenantId: scope.tenantId },
    select: { revision: true, devices: { select: { id: true, revision: true } } },
  });
  if (!found) return undefined;
  const devices = found.devices.map((device) => ({ kind: 'device' as const, ...device }));
  const states = await syncOf(scope, [
    { kind: 'extension', id, revision: found.revision },
    ...devices,
  ]);
  const [own, ...parts] = [...states.values()];
  return own && combineSync(own, parts);
}

export function deviceSubject(row: { id: string; revision: number; extensionId: string }): Subject {
  const { id, revision, extensionId } = row;
  return { kind: 'device', id, revision, owner: `extension:${extensionId}` };
}

async function subjectOf(
  kind: 'device' | 'number' | 'object',
  where: { id: string; tenantId: string },
): Promise<Subject | undefined> {
  if (kind === 'device') {
    const row = await db().device.findFirst({ where });
    return row ? deviceSubject(row) : undefined;
  }
  const row =
    kind === 'number'
      ? await db().number.findFirst({ where })
      : await db().pbxObject.findFirst({ where });
  return row ? { kind, id: row.id, revision: row.revision } : undefined;
}

/** 404 for an object that is not in this PBX. */
export async function getSyncState(
  scope: TenantScope,
  { kind, id = '' }: z.output<(typeof getSync)['query']>,
): Promise<SyncState> {
  const { tenantId } = scope;
  if (kind === 'tenant') {
    if (id !== '' && id !== tenantId) throw notFound('PBX');
    const tenant = await db().tenant.findUnique({ where: { id: tenantId } });
    if (!tenant) throw notFound('PBX');
    return syncOfTenant(tenantId, tenant.revision);
  }
  if (kind === 'extension') {
    const state = await syncOfExtension(scope, id);
    if (!state) throw notFound('extension');
    return state;
  }
  if (kind === 'block_list') {
    const list = await db().blockList.findFirst({ where: { tenantId } });
    return syncOfBlockList(tenantId, list?.revision ?? 0, db());
  }
  const subject = await subjectOf(kind, { id, tenantId });
  const states = subject && (await syncOf(scope, [subject]));
  const state = states?.get(id);
  if (!state) throw notFound(kind);
  return state;
}
