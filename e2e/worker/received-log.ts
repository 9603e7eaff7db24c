import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecords } from '@/telephony/simulator/replica';

export interface Received {
  key: string;
  seq: bigint;
  xml: string | null;
  /** Part of a full resync. */
  generation: number | undefined;
}

/** What a simulated node took, in the order in which it took it: its replica is a log of batches. */
export function receivedBy(directory: string): Received[] {
  const path = join(directory, 'replica');
  if (!existsSync(path)) return [];
  const file = readFileSync(path);
  const received: Received[] = [];
  let at = file.indexOf('\n') + 1;
  while (at < file.length) {
    const end = file.indexOf('\n', at);
    const head = JSON.parse(file.toString('utf8', at, end)) as {
      bytes: number;
      generation?: number;
    };
    const body = file.subarray(end + 1, end + 1 + head.bytes);
    for (const record of parseRecords(body)) {
      received.push({ ...record, generation: head.generation });
    }
    at = end + 1 + head.bytes;
  }
  return received;
}

/** What the node holds by it. */
export function heldBy(received: readonly Received[]): Map<string, string> {
  const held = new Map<string, string>();
  for (const { key, xml } of received) {
    if (xml === null) held.delete(key);
    else held.set(key, xml);
  }
  return held;
}
