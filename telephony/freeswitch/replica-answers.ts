import { z } from 'zod';
import type { ReplicaStatus, SwitchKind } from '../ports';

const replicaStatus = z.object({
  replica: z.string().min(1),
  seq: z.int().nonnegative(),
  docs: z.int().nonnegative(),
  sum: z.string().regex(/^\d+$/),
});

const switchKind = z.enum(['freeswitch', 'simulator']);

/** @throws Error with the node's own words. */
function okText(what: string, text: string): string {
  if (!text.startsWith('+OK ')) throw new Error(`The node does not tell its ${what}: ${text}`);
  return text.slice('+OK '.length);
}

/** "+OK {json}" → status. @throws Error with the node's own words, or when it is not the agreed form. */
export function readStatus(text: string): ReplicaStatus {
  const status = replicaStatus.parse(JSON.parse(okText('status', text)));
  return {
    replica: status.replica,
    seq: BigInt(status.seq),
    docs: status.docs,
    sum: BigInt(status.sum),
  };
}

export function readKind(text: string): SwitchKind {
  return switchKind.parse(okText('kind', text));
}

/** "FreeSWITCH Version 1.10.12-release …" → "1.10.12"; else the text as it is, 64 characters of it. */
export function readVersion(text: string): string {
  return /Version ([0-9]+\.[0-9]+\.[0-9]+)/i.exec(text)?.[1] ?? text.slice(0, 64);
}
