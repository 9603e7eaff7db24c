import { createReadStream } from 'node:fs';
import { request } from 'undici';
import type { PostRecord } from '../records/post-record';
import type { FileSource } from './file-sync';
import type { FetchMessage } from './message-fetcher';

const LIST_MS = 15_000;
/** A recording of hours over a slow line. */
const FILE_MS = 10 * 60_000;

export interface ControlPlaneOptions {
  workerUrl: string;
  token: string;
}

/** What a media node asks of the control plane: files down, recordings up. */
export function createFileSource({ workerUrl, token }: ControlPlaneOptions): FileSource {
  const authorization = `Bearer ${token}`;
  return {
    list: async (version, signal) => {
      const { statusCode, headers, body } = await request(new URL('/media/files', workerUrl), {
        headers: { authorization, ...(version && { 'if-none-match': `"${version}"` }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]),
      });
      const text = await body.text();
      if (statusCode === 304) return undefined;
      if (statusCode !== 200) throw new Error(`the control plane answers ${statusCode}`);
      return { version: String(headers.etag ?? '').replaceAll('"', ''), text };
    },
    fetch: async (name, signal) => {
      const url = new URL('/media/file', workerUrl);
      url.searchParams.set('name', name);
      const { statusCode, body } = await request(url, {
        headers: { authorization },
        signal: AbortSignal.any([signal, AbortSignal.timeout(FILE_MS)]),
      });
      if (statusCode === 200) return body;
      await body.dump();
      throw new Error(`the control plane answers ${statusCode}`);
    },
  };
}

/** A message that somebody wants to hear by phone. */
export function createFetchMessage({ workerUrl, token }: ControlPlaneOptions): FetchMessage {
  return async (id, signal) => {
    const url = new URL('/media/message', workerUrl);
    url.searchParams.set('id', id);
    const { statusCode, body } = await request(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]),
    });
    if (statusCode === 200) return body;
    await body.dump();
    if (statusCode === 404) return undefined;
    throw new Error(`the control plane answers ${statusCode}`);
  };
}

/** What an owner did with a voicemail box at a phone. */
export function createPostAction({ workerUrl, token }: ControlPlaneOptions): PostRecord {
  return async (_, action, signal) => {
    const { statusCode, body } = await request(new URL('/media/mailbox', workerUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: action,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]),
    });
    await body.dump();
    return statusCode;
  };
}

/** Sends a recording with its sidecar; answers the HTTP status. Rejects when there is no answer. */
export type PostRecording = (
  upload: { nodeId: string; sidecar: string; path: string; bytes: number },
  signal: AbortSignal,
) => Promise<number>;

export function createPostRecording({ workerUrl, token }: ControlPlaneOptions): PostRecording {
  return async ({ nodeId, sidecar, path, bytes }, signal) => {
    const url = new URL('/media/recordings', workerUrl);
    url.searchParams.set('node', nodeId);
    const { statusCode, body } = await request(url, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'audio/wav',
        'content-length': String(bytes),
        'x-recording': Buffer.from(sidecar).toString('base64url'),
      },
      body: bytes === 0 ? '' : createReadStream(path, { end: bytes - 1 }),
      headersTimeout: FILE_MS,
      bodyTimeout: FILE_MS,
      signal,
    });
    await body.dump();
    return statusCode;
  };
}
