import { compileBlockGroup, type BlockGroup } from '@/lib/block-list/plan';
import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { compileExtension } from '@/lib/extensions/plan';
import type { ObjectKind } from '@/lib/objects/kind';
import { SINGLETON_KINDS } from '@/lib/objects/registry';
import { compileNumber, type PlanNumber } from '@/lib/numbers/plan';
import { compileObject } from '@/lib/objects/compile-object';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import {
  renderDomainRow,
  renderExtensionAliasRows,
  renderHomeRow,
  renderNumberAliasRows,
  renderSubscriberRows,
  type ProxyRow,
} from '@/telephony/render/kamailio-rows';
import type {
  DesiredExtension,
  DesiredStore,
  DesiredTenant,
  SubjectKind,
  Subjects,
} from '@/telephony/store/desired-store';
import { desiredDocument, type DesiredDocument } from './plan-documents';

/** What one subject makes: documents for the media nodes, rows for the entry node. */
export interface Rendered {
  owner: string;
  documents: DesiredDocument[];
  rows: ProxyRow[];
}

/** Something that was read and waits to be rendered. `render` throws in words. */
export interface Loaded {
  owner: string;
  render: (tenant: DesiredTenant) => Rendered;
}

export function ownerOf(kind: SubjectKind | 'tenant', id: string): string {
  return `${kind}:${id}`;
}

function rendered(owner: string, documents: readonly CallDocument[], rows: ProxyRow[]): Rendered {
  return {
    owner,
    documents: documents.map(({ key, text }) => desiredDocument(key, owner, text)),
    rows,
  };
}

function directoryOf(tenant: PlanTenant, extension: DesiredExtension): CallDocument[] {
  return extension.devices.flatMap((device) => {
    const text = renderDirectoryDocument(tenant, extension, device);
    return text === null ? [] : [{ key: directoryKey(tenant.sipDomain, device.username), text }];
  });
}

export function renderExtension(tenant: DesiredTenant, extension: DesiredExtension): Rendered {
  const { devices } = extension;
  return rendered(
    ownerOf('extension', extension.id),
    [...compileExtension(extension, tenant), ...directoryOf(tenant, extension)],
    [
      ...renderSubscriberRows(tenant, [extension], devices),
      ...renderExtensionAliasRows(tenant, [extension], devices),
    ],
  );
}

export function renderNumber(tenant: DesiredTenant, number: PlanNumber): Rendered {
  const rows = renderNumberAliasRows(tenant, [number]);
  return rendered(ownerOf('number', number.id), compileNumber(number, tenant), rows);
}

/** Phones reach its number by the media node: the entry node needs no row of it. */
export function renderObject(tenant: DesiredTenant, object: PlanObject): Rendered {
  return rendered(ownerOf('object', object.id), compileObject(object, tenant), []);
}

export function renderBlockGroup(tenant: DesiredTenant, group: BlockGroup): Rendered {
  return rendered(ownerOf('block_list', group.id), compileBlockGroup(group, tenant), []);
}

/** The tenant's own: what nobody else answers for. */
export function renderTenant(tenant: DesiredTenant): Rendered {
  const home = renderHomeRow(tenant);
  const rows = [renderDomainRow(tenant), ...(home ? [home] : [])];
  return rendered(ownerOf('tenant', tenant.id), [], rows);
}

function loaded<T extends { id: string }>(
  kind: SubjectKind,
  subjects: readonly T[],
  render: (tenant: DesiredTenant, subject: T) => Rendered,
): Loaded[] {
  return subjects.map((subject) => ({
    owner: ownerOf(kind, subject.id),
    render: (tenant) => render(tenant, subject),
  }));
}

const SINGLETONS = new Set(SINGLETON_KINDS.map(({ kind }) => kind));

/** What a PBX has once may depend on what the installation offers it. */
async function withFacts(
  desired: DesiredStore,
  tenantId: string,
  objects: readonly PlanObject[],
): Promise<PlanObject[]> {
  if (!objects.some(({ kind }) => SINGLETONS.has(kind))) return [...objects];
  const state = await desired.outgoing(tenantId);
  return objects.map((object) => (SINGLETONS.has(object.kind) ? { ...object, state } : object));
}

/** As it is from the start: the row is made by the first change. */
function untouched({ kind, tag }: ObjectKind): PlanObject {
  return { id: '', kind, name: tag, number: null, enabled: true, config: {} };
}

/** What a PBX has once, whether somebody has changed it yet or not. */
export async function loadSingletons(desired: DesiredStore, tenantId: string): Promise<Loaded[]> {
  const rows = await desired.objectsOfKinds(tenantId, [...SINGLETONS]);
  const all = SINGLETON_KINDS.map(
    (kind) => rows.find((row) => row.kind === kind.kind) ?? untouched(kind),
  );
  return (await withFacts(desired, tenantId, all)).map((object) => {
    const owner = object.id === '' ? ownerOf('tenant', tenantId) : ownerOf('object', object.id);
    return { owner, render: (tenant) => rendered(owner, compileObject(object, tenant), []) };
  });
}

type Load = (desired: DesiredStore, tenantId: string, ids: Subjects) => Promise<Loaded[]>;

/** How subjects of each kind are read and rendered; a kind is one line. */
export const LOADERS: Readonly<Record<SubjectKind, Load>> = {
  extension: async (desired, tenantId, ids) =>
    loaded('extension', await desired.extensions(tenantId, ids), renderExtension),
  number: async (desired, tenantId, ids) =>
    loaded('number', await desired.numbers(tenantId, ids), renderNumber),
  object: async (desired, tenantId, ids) =>
    loaded(
      'object',
      await withFacts(desired, tenantId, await desired.objects(tenantId, ids)),
      renderObject,
    ),
  block_list: async (desired, tenantId, ids) =>
    loaded('block_list', await desired.blockGroups(tenantId, ids), renderBlockGroup),
};
