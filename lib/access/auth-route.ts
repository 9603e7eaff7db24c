import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { isDatabaseAway } from '@/lib/db/errors';
import { readText } from '@/lib/http/body';
import { hostOf, isSecure } from '@/lib/http/client';
import { fault, Fault, notFound, unavailable } from '@/lib/http/fault';
import { requireSameOrigin } from '@/lib/http/origin';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';
import { log } from '@/lib/log';
import { authOptions } from './auth-options';

// The library builds its own address from the headers given below: the host the browser sees.
process.env.AUTH_TRUST_HOST = 'true';
delete process.env.NEXTAUTH_URL;

const FORM_BYTES_MAX = 16 * 1024;

/** Only what the sign-in page uses; the library's own pages are not served. */
const OFFERED = new Set(['GET csrf', 'POST callback/credentials', 'POST signout']);

/** What the library sets on a response, collected for a web Response. */
class Collected {
  private readonly headers = new Map<string, string | string[]>();
  private code = 200;
  private body = '';

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }

  json(value: unknown): void {
    this.setHeader('Content-Type', 'application/json');
    this.body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === 'string') this.body = value;
    else this.json(value);
  }

  end(): void {}

  toResponse(requestId: string): Response {
    const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Request-Id': requestId });
    for (const [name, value] of this.headers) {
      for (const each of [value].flat()) headers.append(name, each);
    }
    return new Response(this.body, { status: this.code, headers });
  }
}

function cookiesOf(headers: Headers): Record<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(';').flatMap((part) => {
    const [name = '', ...rest] = part.trim().split('=');
    try {
      return name === '' ? [] : [[name, decodeURIComponent(rest.join('='))] as const];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(pairs);
}

async function serve(request: Request, requestId: string): Promise<Response> {
  const url = new URL(request.url);
  const action = url.pathname.replace(/^\/api\/auth\//, '').replace(/\/$/, '');
  const { headers, method } = request;
  if (!OFFERED.has(`${method} ${action}`)) throw notFound('resource');
  const host = hostOf(headers);
  requireSameOrigin(method, headers, host);
  const text = await readText(request, FORM_BYTES_MAX);
  const seen: object = {
    method,
    query: { nextauth: action.split('/') },
    body: Object.fromEntries(new URLSearchParams(text)),
    cookies: cookiesOf(headers),
    headers: {
      ...Object.fromEntries(headers),
      'x-forwarded-host': host,
      'x-forwarded-proto': isSecure(headers) ? 'https' : 'http',
    },
  };
  const collected = new Collected();
  const response: object = collected;
  // The library reads and sets exactly what is here: it is written for two frameworks already.
  await NextAuth(seen as NextApiRequest, response as NextApiResponse, authOptions(headers));
  return collected.toResponse(requestId);
}

/** `/api/auth/*`: next-auth behind a web Request, with our limits and faults. */
export async function authRoute(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    return await serve(request, requestId);
  } catch (error) {
    if (error instanceof Fault) return problem(error, requestId);
    log().error({ requestId, err: error }, 'sign-in route');
    if (isDatabaseAway(error)) return problem(unavailable(error), requestId);
    return problem(fault('internal', { public: 'Something went wrong on our side.' }), requestId);
  }
}
