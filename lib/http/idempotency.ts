import { createHash } from 'node:crypto';
import { db } from '@/lib/db/prisma';
import { duplicateOf } from '@/lib/db/errors';
import { env } from '@/lib/env';
import { seal, unseal } from '@/lib/shared/secret-box';
import { fault } from './fault';

const KEPT_MS = 24 * 60 * 60 * 1000;
/** After this the first request is not running any more; its outcome is unknown. */
const RUNNING_MS = 60_000;

export interface Attempt {
  principal: string;
  key: string;
  requestHash: string;
}

export interface KeptAnswer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

export function attemptOf(
  headers: Headers,
  principal: string,
  parts: readonly string[],
): Attempt | undefined {
  const key = headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[!-~]{1,128}$/.test(key)) {
    throw fault('invalid_input', {
      public: 'Idempotency-Key must be 1 to 128 visible ASCII characters.',
      field: 'Idempotency-Key',
    });
  }
  const requestHash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { principal, key, requestHash };
}

/** Undefined: this is the first, go on. Else the answer of the first. */
export async function beginAttempt(attempt: Attempt): Promise<KeptAnswer | undefined> {
  const { principal, key, requestHash } = attempt;
  const outdated = { lt: new Date(Date.now() - KEPT_MS) };
  await db().idempotencyKey.deleteMany({ where: { principal, createdAt: outdated } });
  try {
    await db().idempotencyKey.create({ data: { principal, key, requestHash } });
    return undefined;
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
  }
  const first = await db().idempotencyKey.findUnique({
    where: { principal_key: { principal, key } },
  });
  if (first && first.requestHash !== requestHash) {
    throw fault('idempotency_reused', {
      public: 'This Idempotency-Key was sent with another request. Make a new key.',
      field: 'Idempotency-Key',
    });
  }
  if (!first || first.status === null || first.response === null) {
    const running = !first || Date.now() - first.createdAt.getTime() < RUNNING_MS;
    throw fault('idempotency_running', {
      public: running
        ? 'The first request with this key is still running. Ask again in a moment.'
        : 'The first request with this key was cut off. Look whether it was done; then use a new key.',
      ...(running && { headers: { 'Retry-After': '1' } }),
    });
  }
  return { ...openAnswer(first.response), status: first.status };
}

function openAnswer(sealed: string): { body: string; headers: Record<string, string> } {
  return JSON.parse(unseal(env().APP_SECRET, sealed));
}

/** Sealed: an answer may hold a secret that is shown once. */
export async function keepAnswer(attempt: Attempt, answer: KeptAnswer): Promise<void> {
  const { principal, key } = attempt;
  const { status, ...rest } = answer;
  await db().idempotencyKey.update({
    where: { principal_key: { principal, key } },
    data: { status, response: seal(env().APP_SECRET, JSON.stringify(rest)) },
  });
}

/** The request failed and changed nothing: the key may be used again. */
export async function forgetAttempt({ principal, key }: Attempt): Promise<void> {
  await db().idempotencyKey.deleteMany({ where: { principal, key } });
}
