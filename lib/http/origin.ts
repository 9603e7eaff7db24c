import { fault } from './fault';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie travels with requests that other sites cause; browsers tell by Origin (RFC 6454) who did.
 * Requests that change something and are authorised by a cookie must come from this very host.
 */
export function requireSameOrigin(method: string, headers: Headers, host: string): void {
  if (SAFE.has(method)) return;
  const origin = headers.get('origin');
  if (origin !== null && URL.canParse(origin) && new URL(origin).host === host) return;
  throw fault('origin_refused', {
    public: 'With a session, changes are taken from the pages of this host only. Use a token.',
  });
}
