import { promisify } from 'node:util';
import { constants, deflate, inflateSync } from 'node:zlib';
import { FACTS_VERSION, type CallLeg } from '../records/call-leg';

const deflateAsync = promisify(deflate);
/** Length of the text before zlib's bytes, little endian: what UNCOMPRESS() of MariaDB reads. */
const HEADER_BYTES = 4;

/** The text of a record as its column holds it. */
export async function packRecord(text: string): Promise<Buffer> {
  const plain = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(plain.length);
  const packed: Buffer = await deflateAsync(plain, { level: constants.Z_BEST_SPEED });
  return Buffer.concat([header, packed]);
}

/** Throws on what is no packed record. */
export function unpackRecord(packed: Buffer): string {
  return inflateSync(packed.subarray(HEADER_BYTES)).toString('utf8');
}

/** What was read from a record, so that folding need not read it again. */
export function writeFacts(legs: readonly CallLeg[]): string {
  return JSON.stringify({ version: FACTS_VERSION, legs });
}

/** Undefined: written by another version of the reader, the record itself has to be read. */
export function readFacts(facts: unknown): CallLeg[] | undefined {
  const given: unknown = typeof facts === 'string' ? JSON.parse(facts) : facts;
  if (typeof given !== 'object' || given === null) return undefined;
  const { version, legs } = given as { version?: unknown; legs?: unknown };
  // Our own column: the version vouches for the form.
  return version === FACTS_VERSION && Array.isArray(legs) ? (legs as CallLeg[]) : undefined;
}
