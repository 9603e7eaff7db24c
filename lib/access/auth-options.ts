import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { isDatabaseAway } from '@/lib/db/errors';
import { env } from '@/lib/env';
import { hostOf, isSecure } from '@/lib/http/client';
import { log } from '@/lib/log';
import { sessionCookieName } from './cookies';
import { endSession, SESSION_SECONDS, signIn } from './sign-in';

/** What the sign-in form reads from `?error=`: `locked:<seconds>`, `unavailable`, else: wrong. */
async function authorise(given: unknown, headers: Headers) {
  const outcome = await signIn(given, headers).catch((error: unknown) => {
    log().error({ err: error }, 'sign-in failed');
    throw new Error(isDatabaseAway(error) ? 'unavailable' : 'internal');
  });
  if (outcome.kind === 'locked') throw new Error(`locked:${outcome.seconds}`);
  return outcome.kind === 'signed_in' ? { id: outcome.userId, sid: outcome.sessionId } : null;
}

/** `__Host-` names with TLS; host-only (no Domain) in any case. */
function cookiesFor(secure: boolean): NonNullable<NextAuthOptions['cookies']> {
  const prefix = secure ? '__Host-' : '';
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure };
  return {
    sessionToken: { name: sessionCookieName(secure), options },
    csrfToken: { name: `${prefix}csrf`, options },
    callbackUrl: { name: `${prefix}callback-url`, options },
  };
}

/** Made for each request: the realm, the host claim and the cookies hang on the host it came to. */
export function authOptions(headers: Headers): NextAuthOptions {
  const secure = isSecure(headers);
  return {
    secret: env().APP_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: cookiesFor(secure),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (given) => authorise(given, headers),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user && 'sid' in user ? { sid: user.sid, host: hostOf(headers) } : token,
      redirect: ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await endSession(token.sid, headers);
      },
    },
    logger: {
      error: (code) => log().warn({ code }, 'next-auth'),
      warn: (code) => log().debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}
