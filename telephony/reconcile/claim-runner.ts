import type { Logger } from 'pino';
import { ClaimLost, type Claim, type OutboxStore } from '@/telephony/store/outbox-store';
import { backoffMs, startLoop, type Loop } from './loop';
import type { Reconciled } from './reconcile-tenant';
import type { Step } from './step';

/** What came of a run. Only `refused` needs a person. */
export type Outcome =
  | { kind: 'done' }
  /** The claim ran out meanwhile: somebody else has it. */
  | { kind: 'gone' }
  | { kind: 'retry'; words: string }
  | { kind: 'refused'; words: string };

export interface ClaimRunnerOptions {
  outbox: OutboxStore;
  reconcile: (claim: Claim) => Promise<Reconciled>;
  onDone: (reconciled: Reconciled) => void;
  step: Step;
  log: Logger;
}

const POLL_MS = 500;
/** Tenants at once. Each holds one or two connections. */
const LANES = 4;
const FIRST_BACKOFF_MS = 200;

/** The entry node's own no (a table it will not load …) does not pass by itself in a second. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ClaimLost) return { kind: 'gone' };
  const words = error instanceof Error ? error.message : String(error);
  const refused =
    typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'refused';
  return { kind: refused ? 'refused' : 'retry', words };
}

/** Takes what waits in the outbox, tenant by tenant: several tenants at once, never one twice. */
export function startClaimRunner(options: ClaimRunnerOptions): Loop {
  const { outbox, reconcile, onDone, step, log } = options;
  const running = new Set<Promise<void>>();
  let hasLeftovers = false;

  async function settle(claim: Claim, error: unknown): Promise<void> {
    const outcome = outcomeOf(error);
    if (outcome.kind === 'gone' || outcome.kind === 'done') return;
    const attempts = Math.max(...claim.rows.map((row) => row.attempts)) + 1;
    const level = outcome.kind === 'refused' || attempts === 5 ? 'error' : 'warn';
    log[level]({ err: error, tenantId: claim.tenantId, attempts }, 'a change waits');
    try {
      await outbox.postpone(
        claim,
        backoffMs(attempts, FIRST_BACKOFF_MS, Math.random),
        outcome.words,
      );
    } catch (postponeError) {
      // The database is away: what we hold is given back when it answers again.
      hasLeftovers = true;
      log.debug({ err: postponeError, tenantId: claim.tenantId }, 'could not postpone');
    }
  }

  async function run(claim: Claim): Promise<void> {
    try {
      onDone(await reconcile(claim));
    } catch (error) {
      await settle(claim, error);
    }
  }

  const loop = startLoop({
    name: 'outbox',
    intervalMs: POLL_MS,
    log,
    run: async () => {
      if (running.size >= LANES) await Promise.race(running);
      if (hasLeftovers && running.size === 0) {
        await outbox.releaseOwn();
        hasLeftovers = false;
      }
      const free = LANES - running.size;
      const claims = await outbox.claim(free);
      if (claims.length > 0) await step('claimed');
      for (const claim of claims) {
        const one: Promise<void> = run(claim).finally(() => {
          running.delete(one);
          // What came in for this tenant meanwhile was left alone until now.
          loop.wake();
        });
        running.add(one);
      }
      return claims.length === free;
    },
  });

  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop();
      await Promise.all(running);
    },
  };
}
