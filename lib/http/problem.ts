import { FAULTS } from './fault-codes';
import type { Fault } from './fault';

/** RFC 9457. `type` is where the docs page explains the code. */
export function problem(fault: Fault, requestId: string): Response {
  const { status, title } = FAULTS[fault.code];
  const body = {
    type: `/api/v1/docs#${fault.code}`,
    title,
    status,
    code: fault.code,
    detail: fault.detail.public,
    errors: fault.errors,
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
      ...fault.headers,
    },
  });
}
