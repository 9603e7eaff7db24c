import type { Tx } from '@/lib/db/prisma';
import { duplicateOf } from '@/lib/db/errors';
import { transaction } from '@/lib/db/transaction';
import { FORGET_AFTER_MS, pauseSeconds, type GuardKind } from './lock-out';

interface Watched {
  kind: GuardKind;
  key: string;
}

/** Always in this order: two sign-ins must not wait for each other's rows. */
function watched(realm: string, email: string, ip: string): Watched[] {
  return [
    { kind: 'account', key: `email:${realm}:${email}` },
    { kind: 'address', key: `ip:${ip}` },
  ];
}

/** Locks the row until the transaction ends; makes it when it is new. */
async function lockRow(tx: Tx, key: string) {
  const lock = () =>
    tx.signInGuard.updateMany({ where: { key }, data: { failures: { increment: 0 } } });
  if ((await lock()).count === 0) {
    try {
      return await tx.signInGuard.create({ data: { key } });
    } catch (error) {
      // Another attempt made it in this very moment.
      if (duplicateOf(error) === undefined) throw error;
      await lock();
    }
  }
  return tx.signInGuard.findUniqueOrThrow({ where: { key } });
}

/**
 * Counts the attempt as failed before it is made, so that a thousand at once are a thousand and not
 * one. Returns for how many seconds the caller has to wait; 0: go on.
 */
export async function beginSignIn(realm: string, email: string, ip: string): Promise<number> {
  return transaction(async (tx) => {
    const now = Date.now();
    const outdated = { lt: new Date(now - FORGET_AFTER_MS) };
    const keys = watched(realm, email, ip);
    await tx.signInGuard.deleteMany({
      where: { key: { in: keys.map(({ key }) => key) }, updatedAt: outdated },
    });
    const rows: { kind: GuardKind; key: string; failures: number; lockedUntil: Date | null }[] = [];
    for (const { kind, key } of keys) rows.push({ ...(await lockRow(tx, key)), kind });
    const waits = rows.map(({ lockedUntil }) => (lockedUntil?.getTime() ?? 0) - now);
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const { kind, key, failures } of rows) {
      const pause = pauseSeconds(kind, failures + 1);
      const lockedUntil = pause === 0 ? null : new Date(now + pause * 1000);
      await tx.signInGuard.update({
        where: { key },
        data: { failures: failures + 1, lockedUntil },
      });
    }
    return 0;
  });
}

/** The password was right: the account begins anew, the address gets its one attempt back. */
export async function endSignIn(realm: string, email: string, ip: string): Promise<void> {
  await transaction(async (tx) => {
    for (const { kind, key } of watched(realm, email, ip)) {
      if (kind === 'account') await tx.signInGuard.deleteMany({ where: { key } });
      else {
        await tx.signInGuard.updateMany({
          where: { key, failures: { gt: 0 } },
          data: { failures: { decrement: 1 }, lockedUntil: null },
        });
      }
    }
  });
}
