import { request } from 'undici';
import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';

/** The worker answers in two seconds or not at all; this is for one that hangs. */
const WORKER_MS = 5_000;

/**
 * What only the worker can do or see: it speaks to the switches and to services of customers.
 * @throws Fault unavailable when it is not there, or did not want to.
 */
export async function askWorker(path: string, question: object): Promise<unknown> {
  const { WORKER_URL, WORKER_TOKEN } = env();
  const answer = await request(new URL(path, WORKER_URL), {
    method: 'POST',
    headers: { Authorization: `Bearer ${WORKER_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(WORKER_MS),
  })
    .then(async ({ statusCode, body }) => ({ statusCode, text: await body.text() }))
    .catch((error: unknown) => ({ statusCode: 0, text: String(error) }));
  if (answer.statusCode === 200) return JSON.parse(answer.text);
  throw fault('unavailable', {
    public: 'The worker, which does this, is not there. Try again in a minute.',
    internal: `${path}: ${answer.statusCode} ${answer.text}`,
  });
}
