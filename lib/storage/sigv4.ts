import { createHash, createHmac } from 'node:crypto';

/** AWS Signature Version 4 in the headers of one S3 request (S3 API, "Authenticating Requests"). */

export interface SigningKey {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export interface Signable {
  method: string;
  /** Path already encoded; no query. */
  url: URL;
  /** Beside `host`, `x-amz-date` and `x-amz-content-sha256`; names in small letters. */
  headers?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hexadecimal. */
  payload?: string;
}

/** A file is not read twice in order to sign it. */
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const ALGORITHM = 'AWS4-HMAC-SHA256';

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** All headers to send, `authorization` among them. */
export function signed(
  { method, url, headers = {}, payload = UNSIGNED }: Signable,
  key: SigningKey,
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
  };
  const names = Object.keys(all).sort();
  const list = names.join(';');
  const lines = names.map((name) => `${name}:${all[name]?.trim() ?? ''}\n`).join('');
  const request = [method, url.pathname, '', lines, list, payload].join('\n');
  const scope = `${day}/${key.region}/s3/aws4_request`;
  const digest = createHash('sha256').update(request).digest('hex');
  const signing = [day, key.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${key.secretAccessKey}`,
  );
  const signature = hmac(signing as Buffer, [ALGORITHM, time, scope, digest].join('\n'));
  const credential = `Credential=${key.accessKeyId}/${scope}`;
  return {
    ...all,
    authorization: `${ALGORITHM} ${credential}, SignedHeaders=${list}, Signature=${signature.toString('hex')}`,
  };
}
