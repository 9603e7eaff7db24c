import { NextResponse, type NextRequest } from 'next/server';
import { knownHost } from '@/lib/brands/hosts';
import { hostOf, isSecure } from '@/lib/http/client';
import { contentSecurityPolicy, newNonce, securityHeaders } from '@/lib/http/security-headers';
import { log } from '@/lib/log';

function plain(status: number, words: string): NextResponse {
  return new NextResponse(words, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

async function brandIdOf(host: string): Promise<string | undefined> {
  const known = await knownHost(host);
  return known && (known.brand.id ?? 'platform');
}

/**
 * Host → brand by the list of hosts, and the security headers of every answer. Nobody is let in or
 * kept out by who they are here: that is lib/access.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  let brandId: string | undefined;
  try {
    brandId = await brandIdOf(hostOf(request.headers));
  } catch (error) {
    log().warn({ err: error }, 'host not looked up');
    return plain(503, 'The service is briefly unavailable. Please try again in a moment.\n');
  }
  if (brandId === undefined) return plain(404, 'There is nothing at this address.\n');
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-brand-id', brandId);
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // The framework takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
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
