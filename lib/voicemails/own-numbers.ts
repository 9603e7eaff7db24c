import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import type { ObjectBody } from '@/lib/objects/contract';
import { asObject } from '@/lib/objects/references';
import { voicemailBox } from './contract';
import { isPin, storedPin } from './pin';
import { PIN_DIGITS, PIN_WORDS, pinWeakness } from './pin-rules';

type Given = Partial<Pick<ObjectBody, 'number'>> & { pin?: unknown };

/** Of the extensions whose box it is. */
async function ownersOf(tenantId: string, id: string): Promise<string[]> {
  const where = { tenantId, targetId: id, ownerKind: 'extension', slot: 'voicemail' };
  const owners = await db().objectReference.findMany({ where });
  const ids = owners.map(({ ownerId }) => ownerId);
  const rows = await db().extension.findMany({ where: { tenantId, id: { in: ids } } });
  return rows.map(({ number }) => number);
}

/** What a number looks like as a PIN: `0101` and `1010` are 101, too. */
function asPins(number: string): string[] {
  const missing = Math.max(0, PIN_DIGITS.min - number.length);
  return Array.from(
    { length: missing + 1 },
    (_, before) => '0'.repeat(before) + number + '0'.repeat(missing - before),
  );
}

/**
 * A PIN must not be the own number, whichever of the two is new.
 * @throws Fault invalid_input naming the field.
 */
export async function requireOtherThanNumber(
  { tenantId }: TenantScope,
  given: Given,
  id?: string,
): Promise<void> {
  if (given.pin === undefined && !given.number) return;
  const row = id && (await db().pbxObject.findFirst({ where: { tenantId, id } }));
  const number = given.number === undefined ? row && row.number : given.number;
  if (typeof given.pin === 'string') {
    const numbers = [...(number ? [number] : []), ...(id ? await ownersOf(tenantId, id) : [])];
    if (pinWeakness(given.pin, numbers) !== 'own_number') return;
    throw fault('invalid_input', { public: PIN_WORDS.own_number, field: 'pin' });
  }
  const kept = row && storedPin.safeParse(asObject(row.config)['pin']);
  if (given.pin === null || !kept || !kept.success || !number) return;
  if (!asPins(number).some((digits) => isPin(kept.data, digits))) return;
  const words = `The PIN of this ${voicemailBox.singular} is this number. Change the PIN first.`;
  throw fault('invalid_input', { public: words, field: 'number' });
}
