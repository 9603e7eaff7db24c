import type { PlatformScope } from '@/lib/access/scope';
import { changesOf } from '@/lib/audit/append';
import type { Tx } from '@/lib/db/prisma';
import { duplicateOf } from '@/lib/db/errors';
import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';
import { changePlatform } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import { seal } from '@/lib/shared/secret-box';
import { giveHomes, leaveHome } from '@/lib/tenants/homes';
import type { CreateMediaNode, MediaNode, UpdateMediaNode } from './contract';
import { describeMediaNode, requireMediaNode } from './queries';

const AUDITED = ['name', 'state', 'sipHost', 'sipPort', 'eslHost', 'eslPort'] as const;
const FIRST_SET = 100;

/** The entry node's dispatcher set of this node alone: above all that exist. */
async function nextSetId(tx: Tx): Promise<number> {
  const { _max } = await tx.mediaNode.aggregate({ _max: { setId: true } });
  return Math.max(FIRST_SET, (_max.setId ?? 0) + 1);
}

function sealed(password: string): string {
  return seal(env().APP_SECRET, password);
}

async function orNameTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
    throw fault('conflict', { public: 'Another media node has this name.', field: 'name' });
  }
}

export async function createMediaNode(
  scope: PlatformScope,
  { eslPassword, ...fields }: CreateMediaNode,
): Promise<MediaNode> {
  const row = await changePlatform(scope, async ({ tx, record }) => {
    const id = newId('mediaNode');
    const setId = await nextSetId(tx);
    const data = { id, setId, ...fields, eslPassword: sealed(eslPassword) };
    const made = await orNameTaken(() => tx.mediaNode.create({ data }));
    const changes = changesOf(AUDITED, null, made);
    await record({ kind: 'media_node', id, action: 'media_node.create', changes });
    if (made.state === 'active') await giveHomes(tx, id);
    return made;
  });
  return describeMediaNode(row);
}

export async function updateMediaNode(
  scope: PlatformScope,
  id: string,
  { eslPassword, ...fields }: UpdateMediaNode,
  version: number,
): Promise<MediaNode> {
  const secret = eslPassword === undefined ? {} : { eslPassword: sealed(eslPassword) };
  const row = await changePlatform(scope, async ({ tx, record }) => {
    const before = await requireMediaNode(tx, id);
    const { count } = await orNameTaken(() =>
      tx.mediaNode.updateMany({
        where: { id, version },
        data: { ...fields, ...secret, version: { increment: 1 } },
      }),
    );
    if (count === 0) throw missed('media node', true);
    const after = await requireMediaNode(tx, id);
    const changes = changesOf(AUDITED, before, after);
    await record({ kind: 'media_node', id, action: 'media_node.update', changes });
    if (after.state === 'active' && before.state !== 'active') await giveHomes(tx, id);
    return after;
  });
  return describeMediaNode(row);
}

export async function removeMediaNode(
  scope: PlatformScope,
  id: string,
  version: number,
): Promise<void> {
  await changePlatform(scope, async ({ tx, record }) => {
    const before = await requireMediaNode(tx, id);
    const { count } = await tx.mediaNode.deleteMany({ where: { id, version } });
    if (count === 0) throw missed('media node', true);
    await leaveHome(tx, id);
    const changes = changesOf(AUDITED, before, null);
    await record({ kind: 'media_node', id, action: 'media_node.remove', changes });
  });
}
