import type { ConfigStore } from '@/lib/config-store/port';
import { renderAddressRows, renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { renderTrunkAccountRows, renderTrunkSettingsRows } from '@/telephony/render/trunk-rows';
import type { DesiredStore } from '@/telephony/store/desired-store';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { Claim, OutboxStore } from '@/telephony/store/outbox-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import { applyRows, type RowPorts } from './apply-rows';
import { findOrphans } from './orphans';
import { planRows, type RowPlan } from './plan-rows';
import type { Reconciled } from './reconcile-tenant';
import { TENANT_CORE } from './subjects';

export interface PlatformPorts extends RowPorts {
  outbox: OutboxStore;
  documents: DocumentStore;
  desired: DesiredStore;
  proxy: ProxyStore;
  contents: ConfigStore;
  /** Media nodes may have been added, changed or removed. */
  refreshNodes: () => Promise<void>;
}

/** The key of what belongs to the installation. */
export const PLATFORM = 'platform';
/** Written by the sweep: rows in Kamailio's tables that belong to nobody. */
export const ORPHANS = 'orphans';
/** Written by the sweep: the entry node's list of nodes and trunks differs. */
export const ROUTING = 'routing';

/** The trunks that the tenants' documents were last told of, in their order. */
const TRUNKS_KEY = 'worker:trunks';
const NO_TRUNK = 'none';

type RoutingPorts = Pick<PlatformPorts, 'desired' | 'proxy'>;

export async function planRouting({ desired, proxy }: RoutingPorts): Promise<RowPlan> {
  const observed = await proxy.routing();
  const [nodes, trunks] = [await desired.mediaNodes(), await desired.trunks()];
  const rows = [
    ...[...renderDispatcherRows(nodes, trunks), ...renderAddressRows(trunks)],
    ...[...renderTrunkSettingsRows(trunks), ...renderTrunkAccountRows(trunks)],
  ];
  return planRows(rows, observed);
}

/** All PBXs' ways out name the trunks: when they are others, each of them is looked at again. */
async function spreadTrunks({ contents, desired, outbox }: PlatformPorts): Promise<void> {
  const trunks = (await desired.trunks()).filter(({ enabled }) => enabled);
  const now = trunks.map(({ id, setId }) => `${id}:${setId}`).join(' ') || NO_TRUNK;
  const before = (await contents.get(TRUNKS_KEY))?.value ?? NO_TRUNK;
  if (now === before) return;
  const tenants = await desired.tenants();
  await outbox.append(
    tenants.map(({ tenantId }) => ({ tenantId, kind: TENANT_CORE, subjectId: tenantId })),
  );
  await contents.upsert(TRUNKS_KEY, now);
}

/** The home of these tenants was set up, moved to another address, or is gone. */
async function spreadHomes(
  { desired, outbox }: PlatformPorts,
  nodeIds: readonly string[],
): Promise<void> {
  for (const nodeId of nodeIds) {
    const tenantIds = await desired.tenantsAtHome(nodeId);
    await outbox.append(
      tenantIds.map((tenantId) => ({ tenantId, kind: TENANT_CORE, subjectId: tenantId })),
    );
  }
}

export async function reconcilePlatform(ports: PlatformPorts, claim: Claim): Promise<Reconciled> {
  const { outbox, documents, step } = ports;
  const kinds = new Set(claim.rows.map((row) => row.kind));
  await ports.refreshNodes();
  const plan = await planRouting(ports);
  if (kinds.has(ORPHANS)) plan.deletes.push(...(await findOrphans(ports)));
  await step('loaded');
  await applyRows(ports, PLATFORM, plan);
  await spreadTrunks(ports);
  const nodeIds = claim.rows.filter((row) => row.kind === 'media_node').map((row) => row.subjectId);
  await spreadHomes(ports, [...new Set(nodeIds)]);
  const seq = await documents.head();
  await outbox.finish(claim, false);
  await step('finished');
  return {
    changes: claim.rows.map((row) => ({
      id: row.id,
      tenantId: PLATFORM,
      revision: row.revision,
      subject: `${row.kind}:${row.subjectId}`,
      seq,
      gone: false,
    })),
  };
}
