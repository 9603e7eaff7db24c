import { fault, type Fault } from './fault';

export const BODY_BYTES_MAX = 1024 * 1024;

function tooLarge(bytesMax: number): Fault {
  return fault('body_too_large', { public: `The body may have ${bytesMax} bytes at most.` });
}

/** Stops as soon as it is too long, whatever Content-Length says. */
export async function readBytes(request: Request, bytesMax: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge(bytesMax);
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > bytesMax) {
      await reader.cancel();
      throw tooLarge(bytesMax);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

export async function readText(request: Request, bytesMax: number): Promise<string> {
  const bytes = await readBytes(request, bytesMax);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw fault('malformed_json', { public: 'The body is not UTF-8 text.', internal: error });
  }
}

/** `application/json; charset=utf-8` → `application/json`. */
export function requireContentType(request: Request, wanted: string): void {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice(8);
  const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  if (type === wanted && isUtf8) return;
  throw fault('unsupported_media_type', {
    public: `Send ${wanted} in UTF-8.`,
    headers: { Accept: wanted },
  });
}

/** A browser's `audio/wav; codecs=1` is `audio/wav`. What the bytes are is for the handler to see. */
export function requireUploadType(request: Request, wanted: readonly string[]): void {
  const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  if (wanted.includes(type.trim())) return;
  throw fault('unsupported_media_type', {
    public: `Send the file itself, as ${wanted.join(' or ')}.`,
    headers: { Accept: wanted.join(', ') },
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault('malformed_json', { public: 'The body is not valid JSON.', internal: error });
  }
}
