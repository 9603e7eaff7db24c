import { agent } from '@/lib/agents/contract';
import type { ObjectKind } from '@/lib/objects/kind';
import { OBJECT_KINDS } from '@/lib/objects/registry';
import { queue } from '@/lib/queues/contract';
import { newId } from '@/lib/shared/ids';
import { sipHa1 } from '@/lib/shared/sip-digest';
import type { Database } from '@/telephony/store/database';

export interface BigTenant {
  id: string;
  domain: string;
  extensions: { id: string; deviceId: string }[];
  objects: number;
}

const QUEUES = 20;
const AGENTS = 60;
/** Menus, and what else a kind is there for. */
const OF_A_KIND = 10;
const MEMBERS = 10;
const FIRST_EXTENSION = 1000;
const FIRST_OBJECT = 7000;

const COUNTS: Readonly<Record<string, number>> = { queue: QUEUES, agent: AGENTS };
const KINDS = [...new Set<ObjectKind>([...OBJECT_KINDS, agent, queue] as ObjectKind[])];

type Ids = Readonly<Record<string, readonly string[]>>;

/** Some of them, other ones for every `start`, and never more than there are. */
function some(ids: readonly string[] = [], start: number): string[] {
  return Array.from({ length: Math.min(MEMBERS, ids.length) }, (_, index) => {
    return ids[(start * MEMBERS + index) % ids.length] ?? '';
  });
}

/** Beyond the defaults and the example of the contract: what makes the documents as big as in life. */
const MORE: Readonly<Record<string, (ids: Ids, index: number) => object>> = {
  agent: (ids, index) => ({ extension: ids['extension']?.[index] ?? null, outside: null }),
  queue: (ids, index) => ({ members: some(ids['agent'], index).map((id) => ({ agent: id })) }),
  ring_group: (ids, index) => ({
    members: some(ids['extension'], index).map((id) => ({ extension: id })),
  }),
  menu: (ids, index) => ({
    keys: some(ids['extension'], index).map((id, key) => ({
      digits: String(key),
      to: { kind: 'extension', id },
    })),
  }),
};

function configOf(kind: ObjectKind, ids: Ids, index: number): object {
  const common = new Set(['name', 'number', 'enabled']);
  const example = Object.entries(kind.example).filter(([field]) => !common.has(field));
  return {
    ...kind.defaults,
    ...Object.fromEntries(example),
    ...MORE[kind.kind]?.(ids, index),
  };
}

async function insertObjects(database: Database, tenantId: string, extensions: readonly string[]) {
  const ids: Record<string, readonly string[]> = { extension: extensions };
  for (const kind of KINDS) {
    const count = COUNTS[kind.kind] ?? OF_A_KIND;
    ids[kind.kind] = Array.from({ length: count }, () => newId(kind.idKind));
  }
  let number = FIRST_OBJECT;
  const rows = KINDS.flatMap((kind) =>
    (ids[kind.kind] ?? []).map((id, index) => [
      ...[id, tenantId, kind.kind, `${kind.singular} ${index}`],
      kind.numbered ? String(number++) : null,
      JSON.stringify(configOf(kind, ids, index)),
    ]),
  );
  await database.batch(
    'INSERT INTO pbx_object (id, tenant_id, kind, name, number, config) VALUES (?, ?, ?, ?, ?, ?)',
    rows,
  );
  return rows.length;
}

async function insertExtensions(
  database: Database,
  tenantId: string,
  domain: string,
  size: number,
) {
  const extensions = Array.from({ length: size }, () => ({
    ...{ id: newId('extension'), deviceId: newId('device') },
  }));
  await database.batch(
    'INSERT INTO extension (id, tenant_id, number, name) VALUES (?, ?, ?, ?)',
    extensions.map(({ id }, index) => [
      ...[id, tenantId, String(FIRST_EXTENSION + index), `Person ${index}`],
    ]),
  );
  await database.batch(
    `INSERT INTO device (id, tenant_id, extension_id, label, username, ha1, ha1b)
     VALUES (?, ?, ?, 'Desk', ?, ?, ?)`,
    extensions.map(({ id, deviceId }, index) => {
      const username = `d${String(index).padStart(7, '0')}`;
      const { ha1, ha1b } = sipHa1(username, domain, 'bench');
      return [deviceId, tenantId, id, username, ha1, ha1b];
    }),
  );
  return extensions;
}

/** A PBX with queues, menus and some of every other kind that can be set up. */
export async function insertBigTenant(database: Database, size: number): Promise<BigTenant> {
  const id = newId('tenant');
  const domain = 'big.pbx.localhost';
  await database.run(
    "INSERT INTO tenant (id, name, slug, sip_domain, extension_digits) VALUES (?, 'big', 'big', ?, 4)",
    [id, domain],
  );
  const extensions = await insertExtensions(database, id, domain, size);
  const objects = await insertObjects(
    database,
    id,
    extensions.map((extension) => extension.id),
  );
  return { id, domain, extensions, objects };
}
