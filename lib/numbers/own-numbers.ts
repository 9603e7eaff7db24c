import { fault, type FieldError } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';

/** A number that people outside are to see, and the field it was given in. */
export interface ShownNumber {
  field: string;
  e164: string | null | undefined;
  /** Of a CSV. */
  line?: number;
}

/** Nobody calls in the name of another: what is shown must be a number of this PBX. */
export async function foreignNumbers(
  { tx, tenant }: Pick<TenantChange, 'tx' | 'tenant'>,
  shown: readonly ShownNumber[],
): Promise<FieldError[]> {
  const given = shown.flatMap(({ e164, ...place }) => (e164 == null ? [] : [{ ...place, e164 }]));
  if (given.length === 0) return [];
  const rows = await tx.number.findMany({
    where: { tenantId: tenant.id, e164: { in: given.map(({ e164 }) => e164) } },
    select: { e164: true },
  });
  const own = new Set(rows.map(({ e164 }) => e164));
  return given
    .filter(({ e164 }) => !own.has(e164))
    .map(({ e164, ...place }) => ({ ...place, message: `${e164} is not a number of this PBX.` }));
}

/** @throws Fault invalid_input that names the fields. */
export async function requireOwnNumbers(
  change: Pick<TenantChange, 'tx' | 'tenant'>,
  ...shown: ShownNumber[]
): Promise<void> {
  const errors = await foreignNumbers(change, shown);
  if (errors.length === 0) return;
  throw fault('invalid_input', { public: 'Only numbers of this PBX can be shown.', errors });
}
