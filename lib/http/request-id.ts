import { randomBytes } from 'node:crypto';

/** Taken from X-Request-Id when it is harmless to repeat in a log and a header, else made. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id') ?? '';
  return /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : `req_${randomBytes(12).toString('hex')}`;
}
