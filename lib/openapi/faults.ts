import { FAULTS, type FaultCode } from '@/lib/http/fault-codes';
import type { Operation } from '@/lib/http/operation';

const ALWAYS: readonly FaultCode[] = ['invalid_input', 'rate_limited', 'internal', 'unavailable'];

/** Every fault that an operation can answer with, by its contract. */
export function faultsOf(operation: Operation): FaultCode[] {
  const { reach, permission, params, body, bodyType, method, ifMatch, faults = [] } = operation;
  const { uploadTypes, fileType } = operation;
  const codes = new Set<FaultCode>([...ALWAYS, ...faults]);
  const add = (when: unknown, ...more: FaultCode[]) => {
    if (when) for (const code of more) codes.add(code);
  };
  add(permission !== 'public', 'unauthenticated', 'forbidden');
  add(permission !== 'public' && method !== 'GET', 'origin_refused');
  add(reach === 'tenant', 'not_found', 'tenant_required', 'tenant_suspended');
  add(params, 'not_found');
  add(body ?? uploadTypes, 'body_too_large', 'unsupported_media_type');
  add(fileType, 'range_not_satisfiable');
  add(body && !bodyType, 'malformed_json');
  add(ifMatch, 'version_required', 'stale_version');
  add(method === 'POST', 'idempotency_reused', 'idempotency_running');
  const all = Object.keys(FAULTS) as FaultCode[];
  return all.filter((code) => codes.has(code));
}
