import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import type { TrunkChoice } from '@/lib/trunks/contract';
import { listTrunkChoices } from '@/lib/trunks/queries';
import { COUNTRIES } from './countries';
import { emergencyNumbersOf } from './emergency';

/** More to choose from would be no choice; the one that is set is always among them. */
const NUMBERS = 500;

export interface OutgoingChoices {
  /** Of this PBX, E.164. */
  numbers: string[];
  trunks: TrunkChoice[];
  countries: { code: string; name: string }[];
  /** Numbers for help of the PBX's country. */
  emergency: readonly string[];
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** What the settings of outgoing calls choose from. */
export async function outgoingChoices(scope: TenantScope): Promise<OutgoingChoices> {
  const { tenantId } = scope;
  const [tenant, numbers, { items: trunks }] = await Promise.all([
    db().tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { countryCode: true } }),
    db().number.findMany({
      where: { tenantId, enabled: true },
      select: { e164: true },
      orderBy: { id: 'asc' },
      take: NUMBERS,
    }),
    listTrunkChoices(scope),
  ]);
  const countries = COUNTRIES.map((code) => ({ code, name: NAMES.of(code) ?? code }));
  return {
    numbers: numbers.map(({ e164 }) => e164),
    trunks,
    countries: countries.sort((one, other) => one.name.localeCompare(other.name, 'en')),
    emergency: emergencyNumbersOf(tenant.countryCode),
  };
}
