import type { TenantScope } from '@/lib/access/scope';
import { askWorker } from '@/lib/worker/ask-worker';
import { serviceRequest, type ServiceRequest, type TestService } from './contract';
import { getRequest, requireService } from './queries';

type Question = Pick<ServiceRequest['question'], 'caller' | 'callerName' | 'called' | 'variables'>;

/** By the worker, as for a call: the same way out, the same checks. */
async function askByWorker(
  tenantId: string,
  serviceId: string,
  question: Question,
): Promise<ServiceRequest> {
  return serviceRequest.parse(
    await askWorker('/services/test', { tenantId, serviceId, ...question }),
  );
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
