import type { OutgoingFacts } from '@/lib/outgoing/plan';
import type { Database } from './database';

/** All that are switched on, as they are tried. */
const TRUNKS = 'SELECT id, set_id AS `set` FROM trunk WHERE enabled = 1 ORDER BY position, set_id';
/** Shown by who has no number of the own: the PBX's oldest enabled one. */
const OLDEST =
  'SELECT e164 FROM number WHERE tenant_id = ? AND enabled = 1 ORDER BY number.id LIMIT 1';
const SETTINGS = "SELECT config FROM pbx_object WHERE tenant_id = ? AND kind = 'outgoing'";
const OWN = 'SELECT e164 FROM number WHERE tenant_id = ? AND enabled = 1 AND e164 IN (?)';

interface NumberRow {
  e164: string;
}

/** Every text in the settings that could be a number of the PBX. */
function numbersIn(config: unknown): string[] {
  const json = typeof config === 'string' ? config : JSON.stringify(config ?? null);
  return [...new Set(json.match(/\+[1-9][0-9]{6,14}(?=")/g) ?? [])];
}

/** What the way out of a PBX depends on besides its own settings. */
export async function readOutgoingFacts(
  database: Database,
  tenantId: string,
): Promise<OutgoingFacts> {
  const [trunks, oldest, settings] = await Promise.all([
    database.query<OutgoingFacts['trunks']>(TRUNKS),
    database.query<NumberRow[]>(OLDEST, [tenantId]),
    database.query<{ config: unknown }[]>(SETTINGS, [tenantId]),
  ]);
  const named = settings.flatMap(({ config }) => numbersIn(config));
  const own = named.length === 0 ? [] : await database.query<NumberRow[]>(OWN, [tenantId, named]);
  return {
    trunks: trunks.map(({ id, set }) => ({ id, set })),
    defaultCallerId: oldest[0]?.e164 ?? null,
    ownNumbers: own.map(({ e164 }) => e164),
  };
}
