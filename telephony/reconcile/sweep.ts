import type { Logger } from 'pino';
import type { CounterStore } from '@/telephony/store/counter-store';
import type { DesiredStore } from '@/telephony/store/desired-store';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { NodeStore } from '@/telephony/store/node-store';
import type { OutboxStore } from '@/telephony/store/outbox-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import { loadDesired } from './load-desired';
import { startLoop, type Loop } from './loop';
import { changedRows, rowKey } from './plan-rows';
import { compareTenant } from './compare-tenant';
import { findOrphans, ORPHANS, PLATFORM, planRouting, ROUTING } from './reconcile-platform';
import { touchedBy } from './subjects';

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

/** Everything of one tenant, as a change of the tenant itself would touch it. */
const WHOLE = touchedBy([{ id: 0n, kind: 'tenant', subjectId: '', revision: 0, attempts: 0 }]);

type Finding = { tenantId: string; kind: string; subjectId: string };

/**
 * Compares everything desired with everything that stands, and changes nothing itself: what differs
 * gets a pointer in the outbox, so that a repair goes the way of every change.
 */
export function startSweep(options: SweepOptions): Loop {
  const { desired, documents, proxy, outbox, sync, nodes, counters, log } = options;

  async function report(finding: Finding, repairs: number): Promise<void> {
    log.warn({ ...finding, repairs }, 'the sweep found a difference');
    await counters.add(SWEEP_REPAIRS, repairs);
    await outbox.append([finding]);
    options.wakeClaims();
  }

  async function sweepTenant(tenantId: string, revision: number): Promise<void> {
    // A change under way is no difference: only tenants at rest, before and after, are judged.
    if (!(await desired.isQuiet(tenantId, revision))) return;
    const plan = await compareTenant(
      options,
      tenantId,
      await loadDesired(options, tenantId, WHOLE),
    );
    const { upserts, removals } = plan.documents;
    const repairs = upserts.length + removals.length + changedRows(plan.rows);
    if (repairs === 0 || !(await desired.isQuiet(tenantId, revision))) return;
    await report({ tenantId, kind: 'tenant', subjectId: tenantId }, repairs);
  }

  async function sweepRouting(): Promise<void> {
    if (await outbox.isWaiting(PLATFORM)) return;
    const repairs = changedRows(await planRouting(options));
    if (repairs === 0 || (await outbox.isWaiting(PLATFORM))) return;
    await report({ tenantId: PLATFORM, kind: ROUTING, subjectId: ROUTING }, repairs);
  }

  /** Looked for before and after: what a change under way was just about to take away is gone by then. */
  async function sweepOrphans(before: ReadonlySet<string>): Promise<void> {
    const still = (await findOrphans(options)).filter((row) => before.has(rowKey(row)));
    if (still.length === 0) return;
    await report({ tenantId: PLATFORM, kind: ORPHANS, subjectId: ORPHANS }, still.length);
  }

  async function sweepTenants(signal: AbortSignal): Promise<void> {
    for (const { tenantId, revision } of await desired.tenants()) {
      if (signal.aborted) return;
      await sweepTenant(tenantId, revision);
    }
    for (const tenantId of await documents.tenantsGone()) {
      if (!(await outbox.isWaiting(tenantId))) {
        await report({ tenantId, kind: 'tenant', subjectId: tenantId }, 1);
      }
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
      const orphans = new Set((await findOrphans(options)).map(rowKey));
      await sweepTenants(signal);
      await sweepOrphans(orphans);
      await prune();
      await counters.add(SWEEPS, 1);
    },
  });
}
