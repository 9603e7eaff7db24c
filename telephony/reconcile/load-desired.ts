import {
  SUBJECT_KINDS,
  type DesiredStore,
  type DesiredTenant,
} from '@/telephony/store/desired-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import {
  LOADERS,
  loadSingletons,
  ownerOf,
  renderTenant,
  type Loaded,
  type Rendered,
} from './render-subjects';
import { subjectIds, type SubjectIds, type Touched } from './subjects';

/** A subject that cannot be rendered keeps what it has; it must not hold up its tenant's other changes. */
export interface Unrenderable {
  owner: string;
  words: string;
}

/** What the touched subjects of one tenant should look like. */
export interface Desired {
  /** Undefined: there is no such tenant any more. */
  tenant: DesiredTenant | undefined;
  /** All subjects of the tenant are in question, not only the named ones. */
  whole: boolean;
  core: boolean;
  subjects: SubjectIds;
  rendered: Rendered[];
  unrenderable: Unrenderable[];
  extensionOfDevice: Map<string, string>;
}

export interface DesiredPorts {
  desired: DesiredStore;
  proxy: ProxyStore;
}

/** A big tenant is rendered in portions; pushes and acknowledgements go on in between. */
const PORTION = 100;

async function renderEach(
  tenant: DesiredTenant,
  subjects: readonly Loaded[],
): Promise<Pick<Desired, 'rendered' | 'unrenderable'>> {
  const rendered: Rendered[] = [];
  const unrenderable: Unrenderable[] = [];
  for (const [index, { owner, render }] of subjects.entries()) {
    if (index % PORTION === PORTION - 1) await new Promise(setImmediate);
    try {
      rendered.push(render(tenant));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      unrenderable.push({ owner, words });
    }
  }
  return { rendered, unrenderable };
}

/** A device that is gone no longer says whose it was; Kamailio's row for it still does. */
async function subjectsTouched(ports: DesiredPorts, tenantId: string, touched: Touched) {
  const { deviceIds, subjects } = touched;
  const known = await ports.desired.extensionsOfDevices(tenantId, deviceIds);
  const gone = deviceIds.filter((id) => !known.has(id));
  const former = await ports.proxy.extensionsOfDevices(tenantId, gone);
  const extension = [...new Set([...subjects.extension, ...known.values(), ...former])];
  return { extensionOfDevice: known, subjects: { ...subjects, extension } };
}

async function loadCore(desired: DesiredStore, tenantId: string): Promise<Loaded[]> {
  const own = { owner: ownerOf('tenant', tenantId), render: renderTenant };
  return [own, ...(await loadSingletons(desired, tenantId))];
}

export async function loadDesired(
  ports: DesiredPorts,
  tenantId: string,
  touched: Touched,
): Promise<Desired> {
  const { desired } = ports;
  const tenant = await desired.tenant(tenantId);
  const base = { tenant, ...(await subjectsTouched(ports, tenantId, touched)) };
  if (!tenant || tenant.status === 'suspended') {
    const nothing = { subjects: subjectIds({}), rendered: [], unrenderable: [] };
    return { ...base, ...nothing, whole: true, core: true };
  }
  const { whole } = touched;
  const core = whole || touched.core;
  const [own, ...parts] = await Promise.all([
    core ? loadCore(desired, tenantId) : [],
    ...SUBJECT_KINDS.map((kind) =>
      LOADERS[kind](desired, tenantId, whole ? 'all' : base.subjects[kind]),
    ),
  ]);
  // What a PBX has once is an object, too.
  const known = new Set(own.map(({ owner }) => owner));
  const others = parts.flat().filter(({ owner }) => !known.has(owner));
  return { ...base, whole, core, ...(await renderEach(tenant, [...own, ...others])) };
}
