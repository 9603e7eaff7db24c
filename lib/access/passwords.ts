import { hash, verify } from '@node-rs/argon2';
import { newSecret } from '@/lib/shared/ids';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane (argon2id is the default kind). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobody: Promise<string> | undefined;

/**
 * Without a hash (no such user, or no password yet) as much work is done as with one: the time of
 * the answer must not tell which addresses exist.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  nobody ??= hashPassword(newSecret());
  const matches = await verify(kept ?? (await nobody), password);
  return matches && kept !== null;
}

/** 20 characters of 32: 100 bits, shown once. */
export function newTemporaryPassword(): string {
  return newSecret().slice(0, 20);
}
