import { asObject } from '@/lib/objects/references';
import { soundKeys, audioOf } from '@/lib/sounds/audio-of';
import type { SoundAudio } from '@/lib/sounds/contract';
import type { Database, Sql } from './database';
import { knock, lockBox, nextRevision, noteByPhone } from './voicemail-rows';

/** A greeting that was recorded by phone is a sound like any other, of its box. */
export interface GreetingStore {
  /** In the place of the one before, if that was recorded by phone, too. */
  put(tenantId: string, boxId: string, audio: SoundAudio): Promise<'done' | 'no_box'>;
}

/** `vmb_x` → `snd_x`: the same sound every time. */
export function greetingId(boxId: string): string {
  return boxId.replace(/^vmb_/, 'snd_');
}

const NAME_CHARACTERS = 80;
const OLD_FILE = 'INTERVAL 10 MINUTE';

async function audioBefore(sql: Sql, tenantId: string, id: string): Promise<SoundAudio | null> {
  const [row] = await sql.query<{ config: unknown }[]>(
    'SELECT config FROM pbx_object WHERE id = ? AND tenant_id = ? FOR UPDATE',
    [id, tenantId],
  );
  if (!row) return null;
  return audioOf(typeof row.config === 'string' ? JSON.parse(row.config) : asObject(row.config));
}

async function writeSound(
  sql: Sql,
  { tenantId, id, name }: { tenantId: string; id: string; name: string },
  audio: SoundAudio,
  revision: number,
): Promise<void> {
  const config = JSON.stringify({ audio });
  await sql.run(
    `INSERT INTO pbx_object (id, tenant_id, kind, name, config, revision)
     VALUES (?, ?, 'sound', ?, ?, ?)
     ON DUPLICATE KEY UPDATE config = VALUES(config), revision = VALUES(revision),
       version = version + 1, updated_at = UTC_TIMESTAMP(3)`,
    [id, tenantId, name, config, revision],
  );
}

async function pointTo(sql: Sql, tenantId: string, boxId: string, id: string, revision: number) {
  await sql.run(
    `UPDATE pbx_object SET config = JSON_SET(config, '$.greeting', ?), revision = ?,
       version = version + 1, updated_at = UTC_TIMESTAMP(3)
     WHERE id = ? AND tenant_id = ? AND COALESCE(JSON_VALUE(config, '$.greeting'), '') <> ?`,
    [id, revision, boxId, tenantId, id],
  );
  await sql.run(
    `INSERT INTO object_reference (tenant_id, owner_kind, owner_id, slot, target_id)
     VALUES (?, 'voicemail', ?, 'greeting', ?)
     ON DUPLICATE KEY UPDATE target_id = VALUES(target_id)`,
    [tenantId, boxId, id],
  );
}

export function createGreetingStore(database: Database): GreetingStore {
  return {
    put: (tenantId, boxId, audio) =>
      database.transaction(async (sql) => {
        // The tenant's row first, as every change of a PBX: so they stand in a queue.
        const revision = await nextRevision(sql, tenantId);
        const box = await lockBox(sql, tenantId, boxId);
        if (!box) return 'no_box';
        const id = greetingId(boxId);
        const before = await audioBefore(sql, tenantId, id);
        const name = `Greeting of ${box.name}`.slice(0, NAME_CHARACTERS);
        await writeSound(sql, { tenantId, id, name }, audio, revision);
        await pointTo(sql, tenantId, boxId, id, revision);
        const keys = Object.values(soundKeys(tenantId, id, audio.hash));
        await sql.run(
          'UPDATE stored_file SET remove_after = NULL WHERE tenant_id = ? AND `key` IN (?)',
          [tenantId, keys],
        );
        if (before && before.hash !== audio.hash) {
          await sql.run(
            `UPDATE stored_file SET remove_after = UTC_TIMESTAMP(3) + ${OLD_FILE}
             WHERE tenant_id = ? AND \`key\` IN (?)`,
            [tenantId, Object.values(soundKeys(tenantId, id, before.hash))],
          );
        }
        await noteByPhone(sql, tenantId, 'voicemail.greeting', boxId);
        await knock(sql, tenantId, id);
        await knock(sql, tenantId, boxId);
        return 'done';
      }),
  };
}
