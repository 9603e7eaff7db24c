import type { DesiredStore, DesiredTenant, Subjects } from '@/telephony/store/desired-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import {
  ownerOf,
  renderExtension,
  renderNumber,
  renderTenant,
  type Rendered,
} from './render-subjects';
import type { Touched } from './subjects';

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
  extensionIds: string[];
  numberIds: string[];
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

async function renderEach<T extends { id: string }>(
  subjects: readonly T[],
  ownerFor: (id: string) => string,
  render: (subject: T) => Rendered,
): Promise<Pick<Desired, 'rendered' | 'unrenderable'>> {
  const rendered: Rendered[] = [];
  const unrenderable: Unrenderable[] = [];
  for (const [index, subject] of subjects.entries()) {
    if (index % PORTION === PORTION - 1) await new Promise(setImmediate);
    try {
      rendered.push(render(subject));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      unrenderable.push({ owner: ownerFor(subject.id), words });
    }
  }
  return { rendered, unrenderable };
}

/** A device that is gone no longer says whose it was; Kamailio's row for it still does. */
async function extensionsTouched(ports: DesiredPorts, tenantId: string, touched: Touched) {
  const { deviceIds } = touched;
  const known = await ports.desired.extensionsOfDevices(tenantId, deviceIds);
  const gone = deviceIds.filter((id) => !known.has(id));
  const former = await ports.proxy.extensionsOfDevices(tenantId, gone);
  const ids = new Set([...touched.extensionIds, ...known.values(), ...former]);
  return { extensionOfDevice: known, extensionIds: [...ids] };
}

export async function loadDesired(
  ports: DesiredPorts,
  tenantId: string,
  touched: Touched,
): Promise<Desired> {
  const { desired } = ports;
  const tenant = await desired.tenant(tenantId);
  const { extensionOfDevice, extensionIds } = await extensionsTouched(ports, tenantId, touched);
  const base = { tenant, extensionIds, extensionOfDevice };
  if (!tenant || tenant.status === 'suspended') {
    const nothing = { rendered: [], unrenderable: [], numberIds: [] };
    return { ...base, ...nothing, whole: true, core: true };
  }
  const { whole } = touched;
  const core = whole || touched.core;
  const leading = whole ? [] : await desired.numbersLeadingTo(tenantId, extensionIds);
  const numberIds = [...new Set([...touched.numberIds, ...leading])];
  const pick = (ids: string[]): Subjects => (whole ? 'all' : ids);
  const [extensions, numbers, outgoing] = await Promise.all([
    desired.extensions(tenantId, pick(extensionIds)),
    desired.numbers(tenantId, pick(numberIds)),
    core ? desired.outgoing(tenantId) : undefined,
  ]);
  const parts = [
    await renderEach(extensions, ownerOf.extension, (one) => renderExtension(tenant, one)),
    await renderEach(numbers, ownerOf.number, (one) => renderNumber(tenant, one)),
    await renderEach(outgoing ? [tenant] : [], ownerOf.tenant, () =>
      renderTenant(tenant, outgoing ?? { trunkSetId: null, defaultCallerId: null }),
    ),
  ];
  return {
    ...base,
    whole,
    core,
    numberIds,
    rendered: parts.flatMap((part) => part.rendered),
    unrenderable: parts.flatMap((part) => part.unrenderable),
  };
}
