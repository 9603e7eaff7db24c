import { constants, deflateSync, inflateSync } from 'node:zlib';
import { FACTS_VERSION, type CallLeg } from '../records/call-leg';

/** Length of the text before zlib's bytes, little endian: what UNCOMPRESS() of MariaDB reads. */
const HEADER_BYTES = 4;

/** A record is a few kilobytes: it needs no more room than this, and making room is what takes time. */
const DEFLATE = {
  level: constants.Z_BEST_SPEED,
  windowBits: 13,
  memLevel: 6,
  chunkSize: 8192,
};

/**
 * The text of a record as its column holds it. At once: handing so little to another thread costs five
 * times what packing it does.
 */
export function packRecord(text: string): Buffer {
  const plain = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(plain.length);
  return Buffer.concat([header, deflateSync(plain, DEFLATE)]);
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
