import { NextResponse, type NextRequest } from 'next/server';
import { knownHost, type KnownHost } from '@/lib/brands/hosts';
import { isReadyLately } from '@/lib/health/queries';
import { hostOf, isSecure } from '@/lib/http/client';
import { outagePage } from '@/lib/http/outage-page';
import { contentSecurityPolicy, newNonce, securityHeaders } from '@/lib/http/security-headers';
import { log } from '@/lib/log';

const RETRY_SECONDS = 5;

/** The API says by itself, in its own form, that the database is away; a file needs none. */
const ANSWERS_ITSELF = /^\/api\/(?!v1\/docs$)|\.[a-z0-9]+$/;

function refusal(status: number, type: 'plain' | 'html', body: string): NextResponse {
  const headers = {
    'Content-Type': `text/${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': String(RETRY_SECONDS) }),
  };
  return new NextResponse(body, { status, headers });
}

async function answerFor(request: NextRequest, nonce: string, policy: string) {
  let known: KnownHost | undefined;
  try {
    known = await knownHost(hostOf(request.headers));
  } catch (error) {
    log().warn({ err: error }, 'host not looked up');
    return refusal(503, 'plain', 'Briefly unavailable. Please try again in a moment.\n');
  }
  if (!known) return refusal(404, 'plain', 'There is nothing at this address.\n');
  const { pathname, search } = request.nextUrl;
  if (!ANSWERS_ITSELF.test(pathname) && !(await isReadyLately())) {
    return refusal(503, 'html', outagePage(known.brand, nonce, RETRY_SECONDS));
  }
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-brand-id', known.brand.id ?? 'platform');
  headers.set('x-path', `${pathname}${search}`);
  // The framework takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  return NextResponse.next({ request: { headers } });
}

/**
 * Host → brand by the list of hosts, words instead of pages while the database is away, and the
 * security headers of every answer. Nobody is let in or kept out by who they are here: that is
 * lib/access.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const response = await answerFor(request, nonce, policy);
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of securityHeaders(isSecure(request.headers))) {
    response.headers.set(name, value);
  }
  return response;
}

export const config = {
  // Files with a hash in their name are the same on every host and run nothing by themselves.
  matcher: ['/((?!_next/static|_next/image).*)'],
};
