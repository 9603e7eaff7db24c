import { z } from 'zod';
import type { ProxyTrunk, ProxyTrunkAccount } from '@/telephony/render/kamailio-rows';
import type { Database } from './database';

interface TrunkRow {
  id: string;
  setId: number;
  enabled: 0 | 1;
  gateways: unknown;
  registration: unknown;
  ha1Sealed: string | null;
  codecs: unknown;
  maxCalls: number | null;
  countryCode: string | null;
}

const registrationSchema = z.object({
  username: z.string(),
  domain: z.string(),
  realm: z.string(),
  expiresSeconds: z.number(),
});

/** The driver parses JSON where the server says that it is JSON. */
const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

/** An account whose password cannot be read is none: the other trunks must not wait for it. */
function accountOf(
  { registration, ha1Sealed }: TrunkRow,
  unsealSecret: (sealed: string) => string,
): ProxyTrunkAccount | null {
  const read = registrationSchema.safeParse(parsed(registration));
  if (!read.success || ha1Sealed === null) return null;
  try {
    return { ...read.data, ha1: unsealSecret(ha1Sealed) };
  } catch {
    return null;
  }
}

/** All trunks in the order in which they are tried. */
export async function readTrunks(
  database: Database,
  unsealSecret: (sealed: string) => string,
): Promise<ProxyTrunk[]> {
  const rows = await database.query<TrunkRow[]>(
    `SELECT id, set_id AS setId, gateways, enabled, registration, ha1_sealed AS ha1Sealed, codecs,
       max_calls AS maxCalls, country_code AS countryCode FROM trunk ORDER BY position, set_id`,
  );
  return rows.map((row) => ({
    id: row.id,
    setId: row.setId,
    enabled: row.enabled === 1,
    gateways: parsed(row.gateways) as ProxyTrunk['gateways'],
    maxCalls: row.maxCalls,
    codecs: z.array(z.string()).catch([]).parse(parsed(row.codecs)),
    registration: accountOf(row, unsealSecret),
    countryCode: row.countryCode,
  }));
}
