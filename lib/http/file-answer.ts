import { fault } from './fault';
import type { Operation } from './operation';

/** First and last byte, both included. */
interface Part {
  first: number;
  last: number;
}

/** A file as a handler gives it; opened only when there is something to send. */
export interface FileAnswer {
  bytes: number;
  /** Changes when the content does; without quotes. */
  etag: string;
  open: (part?: Part) => Promise<AsyncIterable<Uint8Array>>;
  /** Offered for saving under this name: ASCII, ours. */
  saveAs?: string;
  /** Where an operation has files of several types. */
  type?: string;
}

export interface FileResponse {
  status: number;
  body: ReadableStream<Uint8Array> | null;
  headers: Record<string, string>;
}

/** One range of bytes (RFC 9110, 14.1.2). Undefined: the whole file; several parts are not offered. */
export function partOf(header: string | null, bytes: number): Part | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const isSuffix = from === '';
  const first = isSuffix ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = isSuffix || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (!isSuffix && to !== '' && Number(to) < Number(from)) return undefined;
  return first > last ? 'none' : { first, last };
}

/** A client that hangs up in the middle ends the iteration, and so closes the file. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

/** The file, a part of it, or "you have it already". */
export async function renderFile(
  { fileType = 'application/octet-stream' }: Operation,
  { bytes, etag, open, saveAs, type = fileType }: FileAnswer,
  request: Headers,
): Promise<FileResponse> {
  const tag = `"${etag}"`;
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    ETag: tag,
    ...(saveAs && { 'Content-Disposition': `attachment; filename="${saveAs}"` }),
  };
  if (request.get('if-none-match') === tag) return { status: 304, body: null, headers };
  const condition = request.get('if-range');
  const wanted = condition === null || condition === tag ? request.get('range') : null;
  const part = partOf(wanted, bytes);
  if (part === 'none') {
    throw fault('range_not_satisfiable', {
      public: `The file has ${bytes} bytes.`,
      headers: { 'Content-Range': `bytes */${bytes}` },
    });
  }
  const body = streamOf(await open(part));
  if (!part) return { status: 200, body, headers: { ...headers, 'Content-Length': String(bytes) } };
  const { first, last } = part;
  return {
    status: 206,
    body,
    headers: {
      ...headers,
      'Content-Length': String(last - first + 1),
      'Content-Range': `bytes ${first}-${last}/${bytes}`,
    },
  };
}
