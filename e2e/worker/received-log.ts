import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecords, Replica } from '@/telephony/simulator/replica';

export interface Received {
  key: string;
  seq: bigint;
  xml: string | null;
}

interface Batch {
  seq: bigint;
  generation: number | undefined;
  sweep: number | undefined;
  records: Received[];
}

interface BlockHead {
  seq: string;
  generation?: number;
  sweep?: number;
  bytes: number;
}

/** A simulated node's replica is a log of the batches that it took. */
function batchesOf(directory: string): Batch[] {
  const path = join(directory, 'replica');
  if (!existsSync(path)) return [];
  const file = readFileSync(path);
  const batches: Batch[] = [];
  let at = file.indexOf('\n') + 1;
  while (at < file.length) {
    const end = file.indexOf('\n', at);
    const head = JSON.parse(file.toString('utf8', at, end)) as BlockHead;
    const { seq, generation, sweep, bytes } = head;
    const records = parseRecords(file.subarray(end + 1, end + 1 + bytes));
    batches.push({ seq: BigInt(seq), generation, sweep, records });
    at = end + 1 + bytes;
  }
  return batches;
}

/** What the node took, in the order in which it took it. */
export function receivedBy(directory: string): Received[] {
  return batchesOf(directory).flatMap((batch) => batch.records);
}

/** What the node holds by it. */
export function heldBy(directory: string): Map<string, string> {
  const replica = new Replica();
  for (const batch of batchesOf(directory)) replica.apply(batch);
  const held = new Map<string, string>();
  for (const [key, { xml }] of replica.entries()) if (xml !== null) held.set(key, xml);
  return held;
}
