import { request } from 'undici';
import type { TenantScope } from '@/lib/access/scope';
import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';
import { serviceRequest, type ServiceRequest, type TestService } from './contract';
import { getRequest, requireService } from './queries';

/** The worker keeps to two seconds; this is for one that hangs. */
const WORKER_MS = 5_000;

type Question = Pick<ServiceRequest['question'], 'caller' | 'callerName' | 'called' | 'variables'>;

/** By the worker, as for a call: the same way out, the same checks. */
async function askByWorker(
  tenantId: string,
  serviceId: string,
  question: Question,
): Promise<ServiceRequest> {
  const { WORKER_URL, WORKER_TOKEN } = env();
  const answer = await request(new URL('/services/test', WORKER_URL), {
    method: 'POST',
    headers: { Authorization: `Bearer ${WORKER_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ tenantId, serviceId, ...question }),
    signal: AbortSignal.timeout(WORKER_MS),
  })
    .then(async ({ statusCode, body }) => ({ statusCode, text: await body.text() }))
    .catch((error: unknown) => ({ statusCode: 503, text: String(error) }));
  if (answer.statusCode === 200) return serviceRequest.parse(JSON.parse(answer.text));
  throw fault('unavailable', {
    public: 'The worker, which asks services, is not there. Try again in a minute.',
    internal: answer.text,
  });
}

export async function testOne(
  scope: TenantScope,
  id: string,
  { callerNumber, callerName, called, variables }: TestService,
): Promise<ServiceRequest> {
  await requireService(scope, id);
  const question = { caller: callerNumber, callerName, called, variables };
  return askByWorker(scope.tenantId, id, question);
}

/** The same question again, as a test. */
export async function resendRequest(
  scope: TenantScope,
  id: string,
  requestId: string,
): Promise<ServiceRequest> {
  await requireService(scope, id);
  const { question } = await getRequest(scope, id, requestId);
  const { caller, callerName, called, variables } = question;
  return askByWorker(scope.tenantId, id, { caller, callerName, called, variables });
}
