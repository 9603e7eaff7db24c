import { asObject } from '@/lib/objects/references';
import type { Database } from './database';

/** A letter that waits, with what it is about. */
export interface QueuedMail {
  id: string;
  recipient: string;
  attempts: number;
  /** Undefined: the message is gone, and with it the reason to write. */
  about: MailAbout | undefined;
}

export interface MailAbout {
  messageId: string;
  callerNumber: string;
  callerName: string | null;
  seconds: number;
  bytes: number;
  receivedAt: Date;
  storageKey: string;
  boxName: string;
  attach: boolean;
  pbxName: string;
  timezone: string;
  language: string;
  /** Of the PBX; stored config, undefined while nobody has changed it. */
  template: unknown;
}

export interface MailStore {
  /** The next letter that is due, taken for some minutes; undefined when none is. */
  take(): Promise<QueuedMail | undefined>;
  forget(id: string): Promise<void>;
  postpone(id: string, delayMs: number, words: string): Promise<void>;
  /** Letters nobody took for two days. Answers how many. */
  dropOld(): Promise<number>;
}

const LEASE = 'INTERVAL 5 MINUTE';
const WORDS_CHARACTERS = 500;

const NEXT = `
  SELECT id, tenant_id AS tenantId, subject_id AS subjectId, recipient, attempts FROM mail_queue
  WHERE available_at <= UTC_TIMESTAMP(3) ORDER BY available_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
const ABOUT = `
  SELECT m.id AS messageId, m.caller_number AS callerNumber, m.caller_name AS callerName, m.seconds,
    m.bytes, m.received_at AS receivedAt, m.storage_key AS storageKey, b.name AS boxName,
    b.config AS boxConfig, t.name AS pbxName, t.timezone, t.language, l.config AS template
  FROM voicemail_message AS m
  JOIN pbx_object AS b ON b.id = m.box_id AND b.tenant_id = m.tenant_id
  JOIN tenant AS t ON t.id = m.tenant_id
  LEFT JOIN pbx_object AS l ON l.tenant_id = m.tenant_id AND l.kind = 'voicemail_mail'
  WHERE m.id = ? AND m.tenant_id = ?`;

type Next = Omit<QueuedMail, 'about'> & { tenantId: string; subjectId: string };
type AboutRow = Omit<MailAbout, 'attach'> & { boxConfig: unknown };

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

export function createMailStore(database: Database): MailStore {
  async function about({ tenantId, subjectId }: Next): Promise<MailAbout | undefined> {
    const [row] = await database.query<AboutRow[]>(ABOUT, [subjectId, tenantId]);
    if (!row) return undefined;
    const { boxConfig, template, ...rest } = row;
    const attach = asObject(parsed(boxConfig))['attachMessage'] !== false;
    return { ...rest, attach, template: parsed(template) ?? undefined };
  }

  return {
    take: async () => {
      const next = await database.transaction(async (sql) => {
        const [row] = await sql.query<Next[]>(NEXT);
        if (!row) return undefined;
        // Should we die over it, it is due again then.
        await sql.run(
          `UPDATE mail_queue SET available_at = UTC_TIMESTAMP(3) + ${LEASE}, attempts = attempts + 1
           WHERE id = ?`,
          [row.id],
        );
        return row;
      });
      if (!next) return undefined;
      const { id, recipient, attempts } = next;
      return { id, recipient, attempts: attempts + 1, about: await about(next) };
    },
    forget: async (id) => {
      await database.run('DELETE FROM mail_queue WHERE id = ?', [id]);
    },
    postpone: async (id, delayMs, words) => {
      await database.run(
        `UPDATE mail_queue SET available_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND,
           last_error = ? WHERE id = ?`,
        [delayMs * 1000, words.slice(0, WORDS_CHARACTERS), id],
      );
    },
    dropOld: () =>
      database.run(
        'DELETE FROM mail_queue WHERE created_at < UTC_TIMESTAMP(3) - INTERVAL 2 DAY LIMIT 1000',
      ),
  };
}
