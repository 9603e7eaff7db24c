import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { env } from '@/lib/env';
import { ADDRESS_HEADER } from './client';

/** What only a reverse proxy in front of us may say. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];

/**
 * The framework gives handlers no socket and believes every X-Forwarded-*: who is asking could then
 * be made up, and with it the limits by address. Node announces each request on this channel before
 * anybody else sees it.
 */
export function noteSocketAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!env().TRUST_PROXY) for (const name of FORWARDED) delete request.headers[name];
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? 'unknown';
  });
}
