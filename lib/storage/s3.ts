import { Readable } from 'node:stream';
import { request, type Dispatcher } from 'undici';
import { checkedKey, MAX_FILE_BYTES, StorageError, type FileBody, type Storage } from './port';
import { signed, type SigningKey } from './sigv4';

export interface S3Options extends SigningKey {
  /** `https://s3.eu-central-1.amazonaws.com`, or the address of a server of one's own. */
  endpoint: string;
  bucket: string;
}

type Answer = Dispatcher.ResponseData;

const ANSWER_MS = 10_000;
const IDLE_MS = 30_000;

interface Call {
  method: 'PUT' | 'GET' | 'HEAD' | 'DELETE';
  key: string;
  headers?: Record<string, string>;
  body?: Readable;
}

/** Stops a body that is not as long as was said, before the server takes it for whole. */
async function* exactly(body: FileBody, bytes: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of body) {
    sent += chunk.length;
    if (sent > bytes) throw new Error(`the body is longer than ${bytes} bytes`);
    yield chunk;
  }
  if (sent < bytes) throw new Error(`the body has ${sent} bytes, not ${bytes}`);
}

async function dropped({ body }: Answer): Promise<void> {
  await body.dump();
}

/** Any server that speaks S3; the bucket stands in the path, which all of them take. */
export function createS3Storage({ endpoint, bucket, ...key }: S3Options): Storage {
  const base = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}/`);

  async function call({ method, key: name, headers, body }: Call): Promise<Answer> {
    // A key has no character that needs encoding.
    const url = new URL(checkedKey(name), base);
    try {
      return await request(url, {
        method,
        headers: signed({ method, url, ...(headers && { headers }) }, key, new Date()),
        ...(body && { body }),
        headersTimeout: method === 'PUT' ? IDLE_MS : ANSWER_MS,
        bodyTimeout: IDLE_MS,
      });
    } catch (error) {
      throw new StorageError('unavailable', name, { cause: error });
    }
  }

  async function refuse(answer: Answer, name: string): Promise<never> {
    // Its first words name the fault: a wrong key, a bucket that is not there.
    const words = (await answer.body.text().catch(() => '')).slice(0, 500);
    const cause = new Error(`S3 answers ${answer.statusCode}: ${words}`);
    throw new StorageError(answer.statusCode === 404 ? 'not_found' : 'unavailable', name, {
      cause,
    });
  }

  return {
    put: async (name, body, bytes) => {
      if (bytes > MAX_FILE_BYTES) throw new StorageError('too_large', checkedKey(name));
      const headers = { 'content-length': String(bytes) };
      const stream = Readable.from(exactly(body, bytes), { objectMode: false });
      const answer = await call({ method: 'PUT', key: name, headers, body: stream });
      if (answer.statusCode === 413) throw new StorageError('too_large', name);
      if (answer.statusCode !== 200) await refuse(answer, name);
      await dropped(answer);
    },
    get: async (name, range) => {
      const headers = range && { range: `bytes=${range.first}-${range.last}` };
      const answer = await call({ method: 'GET', key: name, ...(headers && { headers }) });
      if (answer.statusCode !== 200 && answer.statusCode !== 206) await refuse(answer, name);
      return answer.body;
    },
    stat: async (name) => {
      const answer = await call({ method: 'HEAD', key: name });
      if (answer.statusCode !== 200 && answer.statusCode !== 404) await refuse(answer, name);
      await dropped(answer);
      if (answer.statusCode === 404) return undefined;
      return { bytes: Number(answer.headers['content-length'] ?? 0) };
    },
    remove: async (name) => {
      const answer = await call({ method: 'DELETE', key: name });
      if (![200, 204, 404].includes(answer.statusCode)) await refuse(answer, name);
      await dropped(answer);
    },
  };
}
