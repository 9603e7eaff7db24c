import type { ProxyRow } from '@/telephony/render/kamailio-rows';
import { SUBJECT_KINDS, type DesiredStore } from '@/telephony/store/desired-store';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import type { Desired } from './load-desired';
import { planDocuments, type DocumentPlan, type ManifestRow } from './plan-documents';
import { planRows, type RowPlan } from './plan-rows';
import { ownerOf } from './render-subjects';

export interface PlanPorts {
  documents: DocumentStore;
  proxy: ProxyStore;
  desired: DesiredStore;
}

export interface TenantPlan {
  documents: DocumentPlan;
  rows: RowPlan;
}

interface Observed {
  owners: Set<string>;
  manifest: ManifestRow[];
  rows: ProxyRow[];
}

/** `dial:<domain>:<what is dialled>`: also of a number that exists no longer. */
function partsOf(key: string): { domain: string; dialed: string } {
  const [, domain = '', ...rest] = key.split(':');
  return { domain, dialed: rest.join(':') };
}

function numbersIn(desired: Desired, manifest: readonly ManifestRow[]): string[] {
  const former = manifest
    .filter((row) => row.owner.startsWith('number:') && row.key.startsWith('dial:'))
    .map((row) => partsOf(row.key).dialed);
  const now = desired.rendered
    .flatMap((rendered) => rendered.rows)
    .filter((row) => row.table === 'dbaliases')
    .map((row) => String(row.key.alias_username));
  return [...new Set([...former, ...now])];
}

/** Accounts that the touched extensions have or had: a tombstone still names one that is gone. */
function usernamesIn(desired: Desired, manifest: readonly ManifestRow[]): string[] {
  const former = manifest
    .filter((row) => row.key.startsWith('directory:'))
    .map((row) => partsOf(row.key).dialed);
  const now = desired.rendered
    .flatMap((rendered) => rendered.rows)
    .filter((row) => row.table === 'subscriber')
    .map((row) => String(row.key.username));
  return [...new Set([...former, ...now])];
}

async function observeSome(ports: PlanPorts, tenantId: string, desired: Desired) {
  const owners = new Set([
    ...SUBJECT_KINDS.flatMap((kind) => desired.subjects[kind].map((id) => ownerOf(kind, id))),
    ...(desired.core ? [ownerOf('tenant', tenantId)] : []),
  ]);
  const keys = desired.rendered.flatMap(({ documents }) => documents.map(({ key }) => key));
  if (owners.size === 0) return { owners, manifest: [], rows: [] };
  const sipDomain = desired.tenant?.sipDomain ?? '';
  const manifest = await ports.documents.manifest(tenantId, [...owners], keys);
  const rows = await Promise.all([
    ports.proxy.lines(sipDomain, usernamesIn(desired, manifest)),
    ports.proxy.numbers(numbersIn(desired, manifest)),
    desired.core ? ports.proxy.domain(sipDomain) : [],
  ]);
  return { owners, manifest, rows: rows.flat() };
}

/** A tenant that is gone or suspended: whatever carries its name, unless the name has a new owner. */
async function observeDeparting(
  ports: PlanPorts,
  tenantId: string,
  desired: Desired,
  manifest: readonly ManifestRow[],
): Promise<ProxyRow[]> {
  const [lines, accountDomains] = await Promise.all([
    ports.proxy.linesOfTenant(tenantId),
    ports.proxy.domainsOfTenant(tenantId),
  ]);
  const documentDomains = manifest.map(({ key }) => partsOf(key).domain);
  const ownDomain = desired.tenant ? [desired.tenant.sipDomain] : [];
  const domains = [...new Set([...documentDomains, ...accountDomains, ...ownDomain])];
  const others = new Set(await ports.desired.domainsOfOthers(tenantId, domains));
  const own = await ports.proxy.ofDomains(domains.filter((domain) => !others.has(domain)));
  return [...lines, ...own];
}

async function observeWhole(ports: PlanPorts, tenantId: string, desired: Desired) {
  const manifest = await ports.documents.manifestOfTenant(tenantId);
  const owners = new Set(manifest.map((row) => row.owner));
  const { tenant } = desired;
  if (!tenant || tenant.status === 'suspended') {
    return { owners, manifest, rows: await observeDeparting(ports, tenantId, desired, manifest) };
  }
  const known = new Set(manifest.map((row) => row.key));
  const keys = desired.rendered.flatMap(({ documents }) => documents.map(({ key }) => key));
  // Keys of ours that still stand under another tenant (a name that changed hands).
  const fresh = keys.filter((key) => !known.has(key));
  const foreign = fresh.length > 0 ? await ports.documents.manifest(tenantId, [''], fresh) : [];
  const rows = await Promise.all([
    ports.proxy.linesOfTenant(tenantId),
    ports.proxy.numbers(numbersIn(desired, manifest)),
    ports.proxy.domain(tenant.sipDomain),
  ]);
  return { owners, manifest: [...manifest, ...foreign], rows: rows.flat() };
}

/** Rows of what could not be rendered stay as they are, and so do numbers that now lead elsewhere. */
function isOurs(tenantId: string, desired: Desired): (row: ProxyRow) => boolean {
  const kept = new Set(desired.unrenderable.map(({ owner }) => owner));
  const sipDomain = desired.tenant?.sipDomain;
  const touched = new Set(desired.subjects.extension);
  return (row) => {
    if (row.table === 'subscriber' || row.table === 'extension_aliases') {
      const extensionId = String(row.columns.extension_id);
      return (
        !kept.has(ownerOf('extension', extensionId)) && (desired.whole || touched.has(extensionId))
      );
    }
    if (row.table === 'domain' || row.table === 'tenant_home') {
      return !kept.has(ownerOf('tenant', tenantId));
    }
    if (row.table === 'dbaliases') {
      const someNumberKept = [...kept].some((owner) => owner.startsWith('number:'));
      return !someNumberKept && (!sipDomain || row.columns.domain === sipDomain);
    }
    return true;
  };
}

/** Reads what stands and says what to change. Changes nothing: the sweep uses it too. */
export async function compareTenant(
  ports: PlanPorts,
  tenantId: string,
  desired: Desired,
): Promise<TenantPlan> {
  const observed: Observed = desired.whole
    ? await observeWhole(ports, tenantId, desired)
    : await observeSome(ports, tenantId, desired);
  for (const { owner } of desired.unrenderable) observed.owners.delete(owner);
  return {
    documents: planDocuments(
      observed.owners,
      desired.rendered.flatMap((rendered) => rendered.documents),
      observed.manifest,
    ),
    rows: planRows(
      desired.rendered.flatMap((rendered) => rendered.rows),
      observed.rows,
      isOurs(tenantId, desired),
    ),
  };
}
