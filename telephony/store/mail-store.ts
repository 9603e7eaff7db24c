import type { ExportFacts } from '@/lib/exports/letter';
import { asObject } from '@/lib/objects/references';
import type { Database } from './database';

/** A letter that waits, with what it is about. */
export interface QueuedMail {
  id: string;
  recipient: string;
  attempts: number;
  /** Both undefined: what it is about is gone, and with it the reason to write. */
  about?: MailAbout | undefined;
  file?: MailFile | undefined;
}

/** The file of a saved view. */
export interface MailFile extends ExportFacts {
  format: string;
  createdAt: Date;
  /** Storage keys, in order. */
  parts: string[];
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
  SELECT id, tenant_id AS tenantId, kind, subject_id AS subjectId, recipient, attempts
  FROM mail_queue
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

const FILE = `
  SELECT j.id AS exportId, v.name AS viewName, t.name AS pbxName, j.rows_done AS \`rows\`, j.bytes,
    j.format, j.filter, j.created_at AS createdAt, j.expires_at AS expiresAt, t.timezone, t.language
  FROM export_job AS j
  JOIN saved_view AS v ON v.id = j.view_id AND v.tenant_id = j.tenant_id
  JOIN tenant AS t ON t.id = j.tenant_id
  WHERE j.id = ? AND j.tenant_id = ? AND j.state = 'done'`;
const PARTS = `
  SELECT storage_key AS \`key\` FROM export_part WHERE tenant_id = ? AND job_id = ?
  ORDER BY position`;

type Next = Pick<QueuedMail, 'id' | 'recipient' | 'attempts'> & {
  tenantId: string;
  kind: string;
  subjectId: string;
};
type FileRow = Omit<MailFile, 'parts' | 'from' | 'to' | 'rows' | 'bytes'> & {
  rows: bigint;
  bytes: bigint;
  filter: unknown;
};
type AboutRow = Omit<MailAbout, 'attach'> & { boxConfig: unknown };

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

const moment = (text: unknown): Date | undefined =>
  typeof text === 'string' ? new Date(text) : undefined;

export function createMailStore(database: Database): MailStore {
  async function about({ tenantId, subjectId }: Next): Promise<MailAbout | undefined> {
    const [row] = await database.query<AboutRow[]>(ABOUT, [subjectId, tenantId]);
    if (!row) return undefined;
    const { boxConfig, template, ...rest } = row;
    const attach = asObject(parsed(boxConfig))['attachMessage'] !== false;
    return { ...rest, attach, template: parsed(template) ?? undefined };
  }

  async function file({ tenantId, subjectId }: Next): Promise<MailFile | undefined> {
    const [row] = await database.query<FileRow[]>(FILE, [subjectId, tenantId]);
    if (!row) return undefined;
    const parts = await database.query<{ key: string }[]>(PARTS, [tenantId, subjectId]);
    const { filter, ...rest } = row;
    const { from, to } = asObject(asObject(parsed(filter))['query']);
    return {
      ...{ ...rest, rows: Number(row.rows), bytes: Number(row.bytes) },
      ...{ from: moment(from), to: moment(to), parts: parts.map(({ key }) => key) },
    };
  }

  const what = async (next: Next) =>
    next.kind === 'export' ? { file: await file(next) } : { about: await about(next) };

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
      return { id, recipient, attempts: attempts + 1, ...(await what(next)) };
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
