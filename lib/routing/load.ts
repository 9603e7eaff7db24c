import type { PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import type { PlanDocument } from '@/lib/call-plan/plan';
import type { Tenant } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { compileExtension } from '@/lib/extensions/plan';
import { compileNumber } from '@/lib/numbers/plan';
import { compileObject } from '@/lib/objects/compile-object';

/** One thing a call can pass, as it is configured now: saved, whether or not it is live yet. */
export interface Stop {
  id: string;
  kind: string;
  name: string;
  number: string | null;
  enabled: boolean;
  /** Undefined: it has no plan of its own, or its row cannot be compiled. */
  plan: PlanDocument | undefined;
}

function planOf(id: string, compile: () => CallDocument[]): PlanDocument | undefined {
  try {
    const own = compile().find(({ key }) => key.startsWith('plan:') && key.endsWith(`:${id}`));
    return own && (JSON.parse(own.text) as PlanDocument);
  } catch {
    // The worker says so in its own words, on the page of the object.
    return undefined;
  }
}

/** Those of these ids that are there; without `ids`, everything of the PBX. */
export async function loadStops(
  tx: Tx,
  tenant: Tenant & PlanTenant,
  ids?: readonly string[],
): Promise<Stop[]> {
  const where = { tenantId: tenant.id, ...(ids && { id: { in: [...ids] } }) };
  const select = { id: true, extensionId: true, username: true, enabled: true };
  const numbers = await tx.number.findMany({ where });
  const extensions = await tx.extension.findMany({ where });
  const devices = await tx.device.findMany({
    where: {
      tenantId: tenant.id,
      ...(ids && { extensionId: { in: extensions.map(({ id }) => id) } }),
    },
    select,
  });
  const objects = await tx.pbxObject.findMany({ where });
  return [
    ...numbers.map((row): Stop => {
      const { id, e164, label, enabled } = row;
      const plan = planOf(id, () => compileNumber(row, tenant));
      return { ...{ id, kind: 'number', name: label, number: e164, enabled }, plan };
    }),
    ...extensions.map((row): Stop => {
      const { id, name, number, enabled } = row;
      const own = devices.filter(({ extensionId }) => extensionId === id);
      const plan = planOf(id, () => compileExtension({ ...row, devices: own }, tenant));
      return { ...{ id, kind: 'extension', name, number, enabled }, plan };
    }),
    ...objects.map((row): Stop => {
      const { id, kind, name, number, enabled } = row;
      const plan = planOf(id, () => compileObject({ ...row, config: row.config }, tenant));
      return { ...{ id, kind, name, number, enabled }, plan };
    }),
  ];
}

/** What is reached from `start`, loaded ring by ring; at most `max`. */
export async function loadReached(
  tx: Tx,
  tenant: Tenant,
  start: string,
  next: (stop: Stop) => readonly string[],
  max: number,
): Promise<Map<string, Stop>> {
  const found = new Map<string, Stop>();
  let wanted = [start];
  while (wanted.length > 0 && found.size < max) {
    const stops = await loadStops(tx, tenant, wanted.slice(0, max - found.size));
    for (const stop of stops) found.set(stop.id, stop);
    wanted = [...new Set(stops.flatMap(next))].filter((id) => !found.has(id));
  }
  return found;
}
