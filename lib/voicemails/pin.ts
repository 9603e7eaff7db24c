import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/**
 * A PIN as it is kept, and as the nodes have it: SHA-256 a thousand times over salt and PIN, which
 * costs the node 30 ms a try (telephony/freeswitch/scripts/voicemail/digest.lua does the same).
 */
export const storedPin = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{16}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export type StoredPin = z.output<typeof storedPin>;

const ROUNDS = 1000;

function digest(salt: string, pin: string): string {
  let value = pin;
  for (let round = 0; round < ROUNDS; round += 1) {
    value = createHash('sha256').update(`${salt}${value}`).digest('hex');
  }
  return value;
}

export function hashPin(pin: string, salt = randomBytes(8).toString('hex')): StoredPin {
  return { salt, hash: digest(salt, pin) };
}

export function isPin({ salt, hash }: StoredPin, pin: string): boolean {
  return digest(salt, pin) === hash;
}
