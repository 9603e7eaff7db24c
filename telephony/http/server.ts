import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { receiveOne, type ReceiveRecords } from '../records/receiver';
import { closerOf } from './close-server';
import { HttpRefusal, readBody, requireBearer, respond } from './respond';

export interface Health {
  ok: boolean;
  [detail: string]: unknown;
}

export interface WorkerHttpOptions {
  token: string;
  /** Something was saved: look now. */
  onHint: () => void;
  health: () => Promise<Health>;
  /** Text of OpenMetrics. */
  metrics: () => Promise<string>;
  /** Call records as a node wrote them, an answer for each; throws when they have to come again. */
  onRecords?: ReceiveRecords;
  /** `GET /path` → handler, which sees to its own token. */
  more?: ReadonlyMap<string, Handler>;
  log: Logger;
}

export interface WorkerHttp {
  close(): Promise<void>;
}

const MAX_HINT_BYTES = 4096;
const MAX_RECORD_BYTES = 4 * 1024 * 1024;
const MAX_RECORDS = 200;
const RECORD_LINES = 'application/x-ndjson';
export const NODE_ID = /^[A-Za-z0-9_-]{1,32}$/;

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

/** One record, or one a line, each with an answer, as `application/x-ndjson`. */
function recordsRoute(token: string, receive: ReceiveRecords): Handler {
  return async (request, response, url) => {
    requireBearer(request, token);
    const nodeId = url.searchParams.get('node') ?? '';
    if (!NODE_ID.test(nodeId)) throw new HttpRefusal(400, 'Say which node: ?node=<id>.');
    const body = await readBody(request, MAX_RECORD_BYTES);
    if (request.headers['content-type'] !== RECORD_LINES) {
      await receiveOne(receive, nodeId, body);
      respond(response, 200, { ok: true });
      return;
    }
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length > MAX_RECORDS) {
      throw new HttpRefusal(413, `At most ${MAX_RECORDS} records.`);
    }
    respond(response, 200, { answers: await receive(nodeId, lines) });
  };
}

function routesOf(options: WorkerHttpOptions): Map<string, Handler> {
  const { token, onHint, onRecords, health, metrics } = options;
  const routes = new Map<string, Handler>([
    [
      'POST /hint',
      async (request, response) => {
        requireBearer(request, token);
        // Which tenant it is does not matter: what waits is read from the outbox.
        onHint();
        await readBody(request, MAX_HINT_BYTES);
        respond(response, 202, { ok: true });
      },
    ],
    [
      'GET /health',
      async (_request, response) => {
        const state = await health();
        respond(response, state.ok ? 200 : 503, state);
      },
    ],
    [
      'GET /metrics',
      async (request, response) => {
        requireBearer(request, token);
        respond(response, 200, await metrics());
      },
    ],
  ]);
  if (onRecords) routes.set('POST /records/freeswitch', recordsRoute(token, onRecords));
  for (const [place, handler] of options.more ?? []) routes.set(place, handler);
  return routes;
}

/** Words of a refusal are for the caller; anything else is for the log only. */
function refuse(response: ServerResponse, error: unknown, log: Logger): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof HttpRefusal) {
    // The rest of a body that is too large is not waited for.
    if (error.status === 413) response.setHeader('Connection', 'close');
    respond(response, error.status, { error: error.message });
    return;
  }
  log.error({ err: error }, 'a request to the worker failed');
  respond(response, 503, { error: 'Try again.' });
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Rejects when the port is taken: another worker runs under this name. */
export async function startWorkerHttp(
  address: { host: string; port: number },
  options: WorkerHttpOptions,
): Promise<WorkerHttp> {
  const routes = routesOf(options);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://worker');
    const handler = routes.get(`${request.method} ${url.pathname}`);
    if (!handler) {
      respond(response, 404, { error: 'There is nothing here.' });
      return;
    }
    handler(request, response, url).catch((error: unknown) => refuse(response, error, options.log));
  });
  const close = closerOf(server);
  // A recording of hours may come over a slow line; its headers may not.
  server.requestTimeout = 10 * 60_000;
  server.headersTimeout = 30_000;
  await listen(server, address.host, address.port);
  return { close };
}
