import { env } from '@/lib/env';

/** Set by the server itself from the socket (instrumentation.ts); a client's own one is dropped. */
export const ADDRESS_HEADER = 'x-client-address';

/** The address of the caller; without a trusted proxy that of the socket. */
export function addressOf(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',')[0]?.trim();
  const given = env().TRUST_PROXY ? forwarded : headers.get(ADDRESS_HEADER);
  return (given ?? 'unknown').replace(/^::ffff:/, '').slice(0, 45);
}

/** Host with port, in small letters, as the browser sees it; '' without one. */
export function hostOf(headers: Headers): string {
  const forwarded = env().TRUST_PROXY ? headers.get('x-forwarded-host') : null;
  return (forwarded ?? headers.get('host') ?? '').toLowerCase().slice(0, 200);
}

export function isSecure(headers: Headers): boolean {
  return env().TRUST_PROXY && headers.get('x-forwarded-proto') === 'https';
}
