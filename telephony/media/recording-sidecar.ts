import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cleanText } from '../records/clean-text';

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/)
  .optional();
const line = (length: number) => z.string().transform((text) => cleanText(text, length));

/**
 * What a media node writes beside `<id>.wav`, as `<id>.json`, when the recording is over. While it
 * runs the same stands in `<id>.json.open`: so a node that dies loses nothing. Names as channel variables
 * have them; an absent value may be an empty text.
 */
const sidecar = z.object({
  /** A uuid of its own, made by the node. */
  id: z.string().regex(/^[0-9a-f-]{36}$/i),
  kind: z.enum(['call', 'voicemail', 'greeting']),
  tenant_id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  call_id: z.string().regex(/^[A-Za-z0-9_-]{1,59}$/),
  /** Seconds since the epoch by the node's clock. */
  started_at: z.number().min(0).max(4_102_444_800),
  /** Days it is kept; without, until somebody removes it. */
  retention_days: z.int().min(1).max(3660).optional(),
  caller_number: line(64).default(''),
  caller_name: line(120).default(''),
  called_number: line(64).default(''),
  extension_id: id,
  queue_id: id,
  number_id: id,
  voicemail_id: id,
});

export type Sidecar = z.output<typeof sidecar>;

/** Lua writes what it has: no value and an empty one are the same. @throws ZodError */
export function readSidecar(text: string): Sidecar {
  const json: unknown = JSON.parse(text);
  const given = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return sidecar.parse(
    Object.fromEntries(given.filter(([, value]) => value !== '' && value !== null)),
  );
}

/** Crockford's base 32, as all our ids. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The same recording has the same id however often it is sent. */
export function recordingId(nodeUuid: string): string {
  const digest = createHash('sha256').update(nodeUuid.toLowerCase()).digest();
  const letters = Array.from(digest.subarray(0, 20), (byte) => ALPHABET[byte & 31]);
  return `rec_${letters.join('')}`;
}

/** By month, so that a directory stays small. */
export function recordingKey({ tenant_id, started_at, id: uuid }: Sidecar): string {
  const month = new Date(started_at * 1000).toISOString().slice(0, 7);
  return `recordings/${tenant_id.toLowerCase()}/${month}/${recordingId(uuid)}.wav`;
}
