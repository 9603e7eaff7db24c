import type { Logger } from 'pino';
import type { ConfigStore } from '@/lib/config-store/port';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { Claim, OutboxStore } from '@/telephony/store/outbox-store';
import type { DesiredStore } from '@/telephony/store/desired-store';
import type { RemnantStore } from '@/telephony/store/remnant-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import { applyRows, type RowPorts } from './apply-rows';
import { loadDesired, type Desired } from './load-desired';
import { isEmpty, type DocumentPlan } from './plan-documents';
import { changedRows } from './plan-rows';
import { compareTenant } from './compare-tenant';
import type { RefusalBook } from './refusal-book';
import type { WaitingChange } from './settlement';
import { subjectOf, touchedBy } from './subjects';

export interface ReconcilePorts extends RowPorts {
  outbox: OutboxStore;
  documents: DocumentStore;
  desired: DesiredStore;
  sync: SyncStore;
  remnants: RemnantStore;
  contents: ConfigStore;
  refusals: RefusalBook;
  /** Documents were written: nodes should look. */
  wakeNodes: () => void;
  log: Logger;
}

/** What waits for the media nodes now. */
export interface Reconciled {
  changes: WaitingChange[];
}

/**
 * Brings everything that the waiting changes of one tenant touch to what the tables say now. Throws
 * when something is away; whatever was done until then need not be undone, for the next run does
 * only what is still missing.
 */
export async function reconcileTenant(ports: ReconcilePorts, claim: Claim): Promise<Reconciled> {
  const { tenantId, rows } = claim;
  const { outbox, step, log } = ports;
  const touched = touchedBy(rows);
  if (touched.unknown.length > 0) log.debug({ tenantId, kinds: touched.unknown }, 'nothing to do');
  const desired = await loadDesired(ports, tenantId, touched);
  const plan = await compareTenant(ports, tenantId, desired);
  await step('loaded');
  const seq = await writeDocuments(ports, claim, plan.documents);
  await step('documents-written');
  await noteUnrenderable(ports, tenantId, desired);
  // The other database cannot be part of the transaction above: so the lease is looked at again.
  if (changedRows(plan.rows) > 0) await outbox.renew(claim);
  await applyRows(ports, tenantId, plan.rows);
  const gone = desired.tenant === undefined;
  if (gone) await removeRemnants(ports, claim);
  await outbox.finish(claim, gone);
  await step('finished');
  return {
    changes: rows.map((row) => ({
      id: row.id,
      tenantId,
      revision: row.revision,
      subject: subjectOf(row, desired.extensionOfDevice),
      seq,
      gone,
    })),
  };
}

/** Before the claim is finished: whoever takes over from a worker that died here goes on with it. */
async function removeRemnants({ remnants, outbox }: ReconcilePorts, claim: Claim): Promise<void> {
  while ((await remnants.removeSome(claim.tenantId)) > 0) await outbox.renew(claim);
}

async function writeDocuments(
  ports: ReconcilePorts,
  claim: Claim,
  plan: DocumentPlan,
): Promise<bigint> {
  const { documents, outbox, wakeNodes } = ports;
  // Nothing new to write: whoever holds what is there now holds this change.
  if (isEmpty(plan)) return documents.head();
  const revision = Math.max(...claim.rows.map((row) => row.revision));
  const seq = await documents.write(claim.tenantId, revision, plan, (sql) =>
    outbox.requireClaim(sql, claim),
  );
  wakeNodes();
  return seq;
}

/** Our own refusal, in the name of the entry node: it shows where a node's would. */
async function noteUnrenderable(
  { refusals }: ReconcilePorts,
  tenantId: string,
  { rendered, unrenderable }: Desired,
): Promise<void> {
  for (const { owner, words } of unrenderable) {
    await refusals.put(
      { nodeId: 'entry', key: `render:${owner}`, tenantId, owner, seq: 0n },
      words,
    );
  }
  const refused = new Set(unrenderable.map(({ owner }) => owner));
  const fine = rendered.filter(({ owner }) => !refused.has(owner));
  await refusals.clear(
    'entry',
    fine.map(({ owner }) => `render:${owner}`),
  );
}
