import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CounterStore } from '@/telephony/store/counter-store';
import type { DesiredStore } from '@/telephony/store/desired-store';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { NodeStore } from '@/telephony/store/node-store';
import type { OutboxStore } from '@/telephony/store/outbox-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import { startLoop, type Loop } from './loop';
import { changedRows, rowKey } from './plan-rows';
import { findOrphans } from './orphans';
import { ORPHANS, PLATFORM, planRouting, ROUTING } from './reconcile-platform';
import { countDifferences } from './sweep-tenant';

export interface SweepOptions {
  desired: DesiredStore;
  documents: DocumentStore;
  proxy: ProxyStore;
  outbox: OutboxStore;
  sync: SyncStore;
  nodes: NodeStore;
  counters: CounterStore;
  /** The pushers compare their nodes with the manifest. */
  checkNodes: () => void;
  wakeClaims: () => void;
  intervalMs: number;
  log: Logger;
}

/** Counts what the fast path should have done: 0 in health. */
export const SWEEP_REPAIRS = 'sweep_repairs';
const SWEEPS = 'sweeps';
const OUTBOX_DAYS = 7;
const LONGEST_REST_MS = 200;

type Finding = { tenantId: string; kind: string; subjectId: string };

/**
 * Compares everything desired with everything that stands, and changes nothing itself: what differs
 * gets a pointer in the outbox, so that a repair goes the way of every change.
 */
export function startSweep(options: SweepOptions): Loop {
  const { desired, documents, outbox, sync, nodes, counters, log } = options;

  async function report(finding: Finding, repairs: number): Promise<void> {
    log.warn({ ...finding, repairs }, 'the sweep found a difference');
    await counters.add(SWEEP_REPAIRS, repairs);
    await outbox.append([finding]);
    options.wakeClaims();
  }

  /** Works half of the time at most. */
  const rest = (tookMs: number): Promise<void> => delay(Math.min(tookMs, LONGEST_REST_MS));

  async function sweepTenant(tenantId: string, revision: number): Promise<void> {
    // A change under way is no difference: only tenants at rest, before and after, are judged.
    if (!(await desired.isQuiet(tenantId, revision))) return;
    const repairs = await countDifferences(options, tenantId, rest);
    if (repairs === 0 || !(await desired.isQuiet(tenantId, revision))) return;
    await report({ tenantId, kind: 'tenant', subjectId: tenantId }, repairs);
  }

  async function sweepRouting(): Promise<void> {
    if (await outbox.isWaiting(PLATFORM)) return;
    const repairs = changedRows(await planRouting(options));
    if (repairs === 0 || (await outbox.isWaiting(PLATFORM))) return;
    await report({ tenantId: PLATFORM, kind: ROUTING, subjectId: ROUTING }, repairs);
  }

  async function lookForOrphans(): Promise<{ keys: Set<string>; waiting: bigint }> {
    const keys = new Set((await findOrphans(options)).map(rowKey));
    // Read afterwards: the change that made one of them an orphan is among these, or is done.
    return { keys, waiting: await outbox.newestWaiting() };
  }

  /** Only what is still there when all changes that waited at the first look are done. */
  async function sweepOrphans(first: { keys: Set<string>; waiting: bigint }): Promise<void> {
    if (first.keys.size === 0 || (await outbox.isWaitingUpTo(first.waiting))) return;
    const still = (await findOrphans(options)).filter((row) => first.keys.has(rowKey(row)));
    if (still.length === 0) return;
    await report({ tenantId: PLATFORM, kind: ORPHANS, subjectId: ORPHANS }, still.length);
  }

  async function sweepTenants(signal: AbortSignal): Promise<void> {
    for (const { tenantId, revision } of await desired.tenants()) {
      if (signal.aborted) return;
      await sweepTenant(tenantId, revision);
    }
    for (const tenantId of await documents.tenantsGone()) {
      if (await outbox.isWaiting(tenantId)) continue;
      // Its removal may have been carried out since the list was made.
      if (!(await documents.tenantsGone()).includes(tenantId)) continue;
      await report({ tenantId, kind: 'tenant', subjectId: tenantId }, 1);
    }
  }

  async function prune(): Promise<void> {
    await outbox.prune(OUTBOX_DAYS);
    await sync.removeOrphans();
    const slowest = await nodes.slowestSeq();
    if (slowest !== undefined) await documents.pruneTombstones(slowest);
  }

  let isFirst = true;
  return startLoop({
    name: 'sweep',
    intervalMs: options.intervalMs,
    log,
    run: async (signal) => {
      // The nodes have just been compared when they connected.
      if (!isFirst) options.checkNodes();
      isFirst = false;
      await sweepRouting();
      const orphans = await lookForOrphans();
      await sweepTenants(signal);
      await sweepOrphans(orphans);
      await prune();
      await counters.add(SWEEPS, 1);
    },
  });
}
