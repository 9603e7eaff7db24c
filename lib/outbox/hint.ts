import { Agent, request } from 'undici';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

const agent = new Agent({ keepAliveTimeout: 30_000, connections: 4 });

/**
 * Wakes the worker for one tenant. Only saves time: the worker finds the outbox row anyway. Never
 * delays and never fails what the caller is doing.
 */
export function hint(tenantId: string): void {
  const { WORKER_URL, WORKER_TOKEN } = env();
  request(new URL('/hint', WORKER_URL), {
    method: 'POST',
    headers: { Authorization: `Bearer ${WORKER_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ tenantId }),
    dispatcher: agent,
    headersTimeout: 1_000,
    bodyTimeout: 1_000,
  })
    .then(({ body }) => body.dump())
    .catch((error: unknown) => log().debug({ err: error, tenantId }, 'worker not reached'));
}
