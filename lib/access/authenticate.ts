import { fault, type Fault } from '@/lib/http/fault';
import { takeRefusal } from '@/lib/http/api-limits';
import { addressOf, hostOf, isSecure } from '@/lib/http/client';
import { requireSameOrigin } from '@/lib/http/origin';
import { cookieOf, sessionCookieName } from './cookies';
import type { Principal } from './principal';
import { principalOfSession } from './session-principal';
import { principalOfToken } from './token-principal';

function unauthenticated(): Fault {
  return fault('unauthenticated', {
    public: 'Send a valid token as Authorization: Bearer <token>, or sign in.',
    headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
  });
}

/** Undefined without a valid session. For pages; the API uses `authenticate`. */
export async function principalOfCookie(
  headers: Headers,
  requestId: string,
): Promise<Principal | undefined> {
  const cookie = cookieOf(headers, sessionCookieName(isSecure(headers)));
  if (cookie === undefined) return undefined;
  return principalOfSession(cookie, {
    ip: addressOf(headers),
    host: hostOf(headers),
    requestId,
  });
}

/** A token wins over a cookie: a script in a browser means what it sends itself. */
export async function authenticate(request: Request, requestId: string): Promise<Principal> {
  const { headers, method } = request;
  const authorization = headers.get('authorization');
  if (authorization === null) {
    const principal = await principalOfCookie(headers, requestId);
    if (!principal) throw unauthenticated();
    requireSameOrigin(method, headers, hostOf(headers));
    return principal;
  }
  const ip = addressOf(headers);
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
  const principal = await principalOfToken(bearer, { ip, requestId });
  if (principal) return principal;
  takeRefusal(ip);
  throw unauthenticated();
}
