import { featureCodes } from '@/lib/feature-codes/contract';
import { featureAt } from '@/lib/feature-codes/rules';
import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';
import { emergencyFault } from '@/lib/outgoing/emergency';
import { storedConfig } from './describe';

type Reader = Pick<TenantChange, 'tx' | 'tenant'>;

/** The name of the extension or object that has this short number, but for `ownId`. */
export async function ownerOfNumber(
  { tx, tenant }: Reader,
  number: string,
  ownId = '',
): Promise<string | undefined> {
  const where = { tenantId: tenant.id, number, id: { not: ownId } };
  const select = { name: true };
  const holder =
    (await tx.extension.findFirst({ where, select })) ??
    (await tx.pbxObject.findFirst({ where, select }));
  return holder?.name;
}

/** The feature whose code this number is: `“Echo test” of the feature codes`. */
async function codeAt({ tx, tenant }: Reader, number: string): Promise<string | undefined> {
  const where = { tenantId: tenant.id, kind: featureCodes.kind };
  const row = await tx.pbxObject.findFirst({ where, select: { config: true } });
  const name = row ? featureAt(storedConfig(featureCodes, row.config), number) : undefined;
  return name && `the feature code “${name}”`;
}

/**
 * Short numbers of extensions, feature codes and everything else are one plan. The tenant's row is
 * locked, so nobody takes the number between this look and the write.
 * @throws Fault conflict, naming who has it.
 */
export async function requireFreeNumber(
  reader: Reader,
  number: string | null,
  ownId: string,
): Promise<void> {
  if (number === null) return;
  const holder = (await ownerOfNumber(reader, number, ownId)) ?? (await codeAt(reader, number));
  const words = holder
    ? `${number} belongs to ${holder} already.`
    : emergencyFault(number, reader.tenant.countryCode);
  if (words !== undefined) throw fault('conflict', { public: words, field: 'number' });
}
