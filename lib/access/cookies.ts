/**
 * Names without the maker's. `__Host-` makes a browser insist on Secure, Path=/ and no Domain
 * (RFC 6265bis section 4.1.3); it is not taken without TLS.
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}

/** The PBX that the person chose in the cabinet. A preference and no authorisation. */
export const TENANT_COOKIE = 'tenant';

export function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
