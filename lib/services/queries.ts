import type { TenantScope } from '@/lib/access/scope';
import type { ServiceRequest as Row } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import { notFound } from '@/lib/http/fault';
import { serviceRequest, type ServiceRequest } from './contract';

const KEPT = 50;

/** 404 for a service of another PBX. */
export async function requireService({ tenantId }: TenantScope, id: string): Promise<void> {
  const row = await db().pbxObject.findFirst({ where: { id, tenantId, kind: 'service' } });
  if (!row) throw notFound('service');
}

function describe({ id, reason, outcome, fault, words, durationMs, status, ...row }: Row) {
  return serviceRequest.parse({
    ...{ id, reason, outcome, fault, words, durationMs, status },
    at: row.createdAt.toISOString(),
    ...{ question: row.question, answer: row.answer },
  });
}

/** Newest first. */
export async function listRequests(
  scope: TenantScope,
  id: string,
): Promise<{ items: ServiceRequest[] }> {
  await requireService(scope, id);
  const rows = await db().serviceRequest.findMany({
    where: { tenantId: scope.tenantId, serviceId: id },
    ...{ orderBy: { id: 'desc' }, take: KEPT },
  });
  return { items: rows.map(describe) };
}

export async function getRequest(
  { tenantId }: TenantScope,
  serviceId: string,
  id: string,
): Promise<ServiceRequest> {
  const row = await db().serviceRequest.findFirst({ where: { id, tenantId, serviceId } });
  if (!row) throw notFound('request');
  return describe(row);
}
