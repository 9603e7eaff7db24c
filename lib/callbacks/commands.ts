import type { TenantScope } from '@/lib/access/scope';
import { appendAudit, type Changes } from '@/lib/audit/append';
import { duplicateOf } from '@/lib/db/errors';
import type { Callback as Row } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';
import type { Callback } from './contract';
import { getCallback } from './queries';

type Set = Partial<
  Pick<
    Row,
    | ('state' | 'takenBy' | 'takenByName' | 'takenAt' | 'openNumber')
    | ('doneAt' | 'doneByName' | 'doneReason' | 'closingCallId' | 'reopenedAt' | 'reopenedSince')
  >
>;

interface Who {
  id: string;
  name: string;
  now: Date;
  /** A `user` has nothing to say about what somebody else is on. */
  mayOverrule: boolean;
}

/** What an action changes; undefined: it is so already. */
type Decide = (row: Row, who: Who) => Set | undefined;

const FREE = { takenBy: null, takenByName: null, takenAt: null } as const;
const DONE_BY: Readonly<Record<string, string>> = {
  called_back: 'somebody has called back',
  got_through: 'the caller got through',
};

const conflict = (words: string) => fault('conflict', { public: words });

function isDone({ doneReason, doneByName }: Row) {
  const how = DONE_BY[doneReason ?? ''] ?? `${doneByName ?? 'somebody'} said so`;
  return conflict(`This is done: ${how}. Open it again first.`);
}

const isTaken = ({ takenByName }: Row) => conflict(`${takenByName} is on it already.`);

const take: Decide = (row, { id, name, now }) => {
  if (row.state === 'done') throw isDone(row);
  if (row.takenBy === id) return undefined;
  if (row.takenBy !== null) throw isTaken(row);
  return { state: 'taken', takenBy: id, takenByName: name, takenAt: now };
};

const release: Decide = (row, { id, mayOverrule }) => {
  if (row.state === 'done') throw isDone(row);
  if (row.takenBy === null) return undefined;
  if (row.takenBy !== id && !mayOverrule) throw isTaken(row);
  return { state: 'open', ...FREE };
};

const finish: Decide = (row, { id, name, now, mayOverrule }) => {
  if (row.state === 'done') return undefined;
  if (row.takenBy !== null && row.takenBy !== id && !mayOverrule) throw isTaken(row);
  const closing = { doneAt: now, doneReason: 'by_hand', doneByName: name, closingCallId: null };
  return { state: 'done', openNumber: null, ...closing };
};

const reopen: Decide = (row, { now }) => {
  if (row.state !== 'done') return undefined;
  const closing = { doneAt: null, doneReason: null, doneByName: null, closingCallId: null };
  const reopened = { reopenedAt: now, reopenedSince: row.firstTryAt };
  return { state: 'open', openNumber: row.number, ...FREE, ...closing, ...reopened };
};

const missedAgain = () => conflict('The caller was missed again after that: see the later row.');

/** One row a caller: a later one says more. */
async function requireLatest(tx: Tx, { tenantId, number, id, lastTryAt }: Row): Promise<void> {
  const later = await tx.callback.findFirst({
    where: { tenantId, number, id: { not: id }, lastTryAt: { gte: lastTryAt } },
  });
  if (later) throw missedAgain();
}

/** Folding, or whoever pressed first, may change the row at any moment. */
const ATTEMPTS = 10;

/** The row before, and what was written; undefined: nothing had to be. */
async function change(tx: Tx, tenantId: string, id: string, decide: (row: Row) => Set | undefined) {
  for (let left = ATTEMPTS; left > 0; left -= 1) {
    const row = await tx.callback.findFirst({ where: { tenantId, id } });
    if (!row) throw notFound('caller to call back');
    const set = decide(row);
    if (!set) return undefined;
    if (set.reopenedAt) await requireLatest(tx, row);
    const { count } = await tx.callback.updateMany({
      where: { id, tenantId, version: row.version },
      data: { ...set, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count > 0) return { row, set };
  }
  throw conflict('This changes all the time at the moment. Try again.');
}

function auditedChanges({ row, set }: { row: Row; set: Set }): Changes {
  const { state, takenByName } = set;
  return {
    ...(state !== undefined && { state: [row.state, state] }),
    ...(takenByName !== undefined && { takenBy: [row.takenByName, takenByName] }),
  };
}

async function act(
  scope: TenantScope,
  id: string,
  action: string,
  decide: Decide,
): Promise<Callback> {
  await getCallback(scope, id);
  const { tenantId, actor, principal, role } = scope;
  const who = { id: principal.userId, name: principal.name.slice(0, 120) };
  const mayOverrule = role !== 'user';
  await transaction(async (tx) => {
    const done = await change(tx, tenantId, id, (row) =>
      decide(row, { ...who, now: new Date(), mayOverrule }),
    );
    if (!done) return;
    const subject = { kind: 'callback', id };
    const changes = auditedChanges(done);
    await appendAudit(tx, [{ actor, tenantId, action: `callback.${action}`, subject, changes }]);
  }).catch((error: unknown) => {
    // Folding was faster with a later row.
    throw duplicateOf(error) === undefined ? error : missedAgain();
  });
  return getCallback(scope, id);
}

/** The first one has it; 409 names who. */
export const takeCallback = (scope: TenantScope, id: string) => act(scope, id, 'take', take);

export const releaseCallback = (scope: TenantScope, id: string) =>
  act(scope, id, 'release', release);

export const finishCallback = (scope: TenantScope, id: string) => act(scope, id, 'done', finish);

/** 409 when the caller has a later row. */
export const reopenCallback = (scope: TenantScope, id: string) => act(scope, id, 'reopen', reopen);
