import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { HttpRefusal, requireBearer, respond } from '../http/respond';
import { NODE_ID, type Handler } from '../http/server';
import type { OfferedFiles } from './offered-files';
import type { ReceiveRecording } from './recording-receiver';

export interface MediaRoutesOptions {
  token: string;
  offered: OfferedFiles;
  receive: ReceiveRecording;
}

const SIDECAR_CHARACTERS = 12_000;

async function sendList(
  { offered }: MediaRoutesOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { version, files } = await offered.list();
  response.setHeader('ETag', `"${version}"`);
  if (request.headers['if-none-match'] === `"${version}"`) {
    response.writeHead(304).end();
    return;
  }
  respond(response, 200, { files });
}

async function sendFile(
  { offered }: MediaRoutesOptions,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const file = await offered.open(url.searchParams.get('name') ?? '');
  if (!file) throw new HttpRefusal(404, 'There is no such file.');
  response.writeHead(200, { 'Content-Type': 'audio/wav', 'Content-Length': file.bytes });
  await pipeline(file.body, response);
}

async function takeRecording(
  { receive }: MediaRoutesOptions,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const nodeId = url.searchParams.get('node') ?? '';
  if (!NODE_ID.test(nodeId)) throw new HttpRefusal(400, 'Say which node: ?node=<id>.');
  const bytes = Number(request.headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(bytes)) throw new HttpRefusal(411, 'Say how long it is.');
  const header = request.headers['x-recording'];
  if (typeof header !== 'string' || header.length > SIDECAR_CHARACTERS) {
    throw new HttpRefusal(400, 'Say what it is: X-Recording.');
  }
  const sidecar = Buffer.from(header, 'base64url').toString('utf8');
  await receive({ nodeId, sidecar, bytes, body: request });
  respond(response, 200, { ok: true });
}

/** What media nodes ask of the control plane about files, all behind the shared token. */
export function mediaRoutes(options: MediaRoutesOptions): Map<string, Handler> {
  const guarded =
    (handler: Handler): Handler =>
    async (request, response, url) => {
      requireBearer(request, options.token);
      await handler(request, response, url);
    };
  return new Map([
    ['GET /media/files', guarded((request, response) => sendList(options, request, response))],
    ['GET /media/file', guarded((_, response, url) => sendFile(options, url, response))],
    [
      'PUT /media/recordings',
      guarded((request, response, url) => takeRecording(options, request, url, response)),
    ],
  ]);
}
