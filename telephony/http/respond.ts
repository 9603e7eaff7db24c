import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that must not go on: status and words for the caller. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function respond(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; version=0.0.4' : 'application/json';
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares digests: neither length nor content of the secret shows in the time it takes. */
export function requireToken(given: string | string[] | undefined, token: string): void {
  if (!timingSafeEqual(digest(String(given ?? '')), digest(token))) {
    throw new HttpRefusal(401, 'A valid bearer token is needed.');
  }
}

export function requireBearer(request: IncomingMessage, token: string): void {
  requireToken(request.headers.authorization, `Bearer ${token}`);
}

/** @throws HttpRefusal 413 over the limit. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > maxBytes) throw new HttpRefusal(413, `At most ${maxBytes} bytes.`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
