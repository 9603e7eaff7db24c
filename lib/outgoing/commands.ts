import { fault, type FieldError } from '@/lib/http/fault';
import { foreignNumbers, type ShownNumber } from '@/lib/numbers/own-numbers';
import type { JsonObject } from '@/lib/objects/kind';
import type { TenantChange } from '@/lib/outbox/change';
import type { OutgoingConfig } from './contract';

/** Every caller id of the settings with its place. */
function callerIdsOf({ callerId, routes }: OutgoingConfig): ShownNumber[] {
  return [
    { field: 'callerId', e164: callerId },
    ...routes.map((route, index) => ({ field: `routes.${index}.callerId`, e164: route.callerId })),
  ];
}

/** Trunks are the installation's; one that was removed is named until somebody takes it out. */
async function missingTrunks(
  { tx }: TenantChange,
  { routes }: OutgoingConfig,
): Promise<FieldError[]> {
  const ids = [...new Set(routes.flatMap(({ trunks }) => trunks))];
  const rows = await tx.trunk.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const there = new Set(rows.map(({ id }) => id));
  return routes.flatMap(({ trunks }, route) =>
    trunks.flatMap((id, index) =>
      there.has(id)
        ? []
        : [{ field: `routes.${route}.trunks.${index}`, message: 'There is no such trunk.' }],
    ),
  );
}

/** An emergency number wins over an extension of the same number, which then could not be dialled. */
async function takenNumbers(
  { tx, tenant }: TenantChange,
  { emergencyNumbers }: OutgoingConfig,
): Promise<FieldError[]> {
  const where = { tenantId: tenant.id, number: { in: emergencyNumbers } };
  const select = { name: true, number: true };
  const [extensions, objects] = await Promise.all([
    tx.extension.findMany({ where, select }),
    tx.pbxObject.findMany({ where, select }),
  ]);
  return [...extensions, ...objects].map(({ name, number }) => ({
    field: `emergencyNumbers.${emergencyNumbers.indexOf(number ?? '')}`,
    message: `${number} is the number of ${name}. Give it another one first.`,
  }));
}

/**
 * The settings as they would be stored, against the rest of the PBX.
 * @throws Fault invalid_input that names every field.
 */
export async function requireOutgoingFit(change: TenantChange, stored: JsonObject): Promise<void> {
  // Checked by the contract just before.
  const config = stored as JsonObject & OutgoingConfig;
  const errors = [
    ...(await foreignNumbers(change, callerIdsOf(config))),
    ...(await missingTrunks(change, config)),
    ...(await takenNumbers(change, config)),
  ];
  if (errors.length > 0) {
    throw fault('invalid_input', {
      public: 'Some settings do not fit this PBX; see `errors`.',
      errors,
    });
  }
}
