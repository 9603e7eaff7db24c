import {
  SUBJECT_KINDS,
  type DesiredStore,
  type SubjectKind,
} from '@/telephony/store/desired-store';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import { compareTenant } from './compare-tenant';
import { loadDesired } from './load-desired';
import { changedRows } from './plan-rows';
import { subjectIds, type Touched } from './subjects';

export interface SweepPorts {
  desired: DesiredStore;
  documents: DocumentStore;
  proxy: ProxyStore;
}

/** Subjects compared at once: some milliseconds of work, so that a save never waits for the sweep. */
const SLICE = 100;

const NOTHING: Touched = {
  ...{ whole: false, core: false, subjects: subjectIds({}), deviceIds: [], unknown: [] },
};

function idsOf(owners: readonly string[], kind: SubjectKind): string[] {
  return owners
    .filter((owner) => owner.startsWith(`${kind}:`))
    .map((owner) => owner.slice(kind.length + 1));
}

/** The tenant in parts; each of its subjects, there or gone, is in one of them. */
async function slicesOf({ desired, documents }: SweepPorts, tenantId: string): Promise<Touched[]> {
  const owners = await documents.ownersOfTenant(tenantId);
  const slices: Touched[] = [{ ...NOTHING, core: true }];
  for (const kind of SUBJECT_KINDS) {
    const existing = await desired.subjectIds(tenantId, kind);
    const ids = [...new Set([...existing, ...idsOf(owners, kind)])];
    for (let start = 0; start < ids.length; start += SLICE) {
      const subjects = subjectIds({ [kind]: ids.slice(start, start + SLICE) });
      slices.push({ ...NOTHING, subjects });
    }
  }
  return slices;
}

/**
 * How many documents and rows of a tenant are not what they should be. `rest` is awaited after each
 * part with the milliseconds that it took.
 */
export async function countDifferences(
  ports: SweepPorts,
  tenantId: string,
  rest: (tookMs: number) => Promise<void>,
): Promise<number> {
  let differences = 0;
  for (const slice of await slicesOf(ports, tenantId)) {
    const startMs = performance.now();
    const wanted = await loadDesired(ports, tenantId, slice);
    const { documents, rows } = await compareTenant(ports, tenantId, wanted);
    differences += documents.upserts.length + documents.removals.length + changedRows(rows);
    await rest(performance.now() - startMs);
    // Gone or suspended: all of it has been looked at in one go.
    if (wanted.whole) break;
  }
  return differences;
}
