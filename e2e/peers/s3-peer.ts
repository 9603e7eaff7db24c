import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Options } from '@/lib/storage/s3';

/**
 * A server that speaks as much of S3 as the product asks of one, in memory. It checks the signature
 * by its own reading of the specification.
 */
export class S3Peer {
  readonly files = new Map<string, Buffer>();
  /** Statuses to answer with instead, one request each. */
  readonly faults: number[] = [];
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => request.destroy());
  });

  private constructor(private readonly secret: string) {}

  static async start(secret = 'the secret of the test'): Promise<S3Peer> {
    const peer = new S3Peer(secret);
    await new Promise<void>((resolve) => peer.server.listen(0, '127.0.0.1', resolve));
    return peer;
  }

  get options(): S3Options {
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'livery',
      region: 'eu-test-1',
      accessKeyId: 'AKIDTEST',
      secretAccessKey: this.secret,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private isSigned({ method, url, headers }: IncomingMessage): boolean {
    const given =
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/(\d{8})\/eu-test-1\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    if (!given) return false;
    const [, day = '', names = '', signature] = given;
    if (!names.split(';').includes('host')) return false;
    const canonical = [
      method,
      url,
      '',
      ...names.split(';').map((name) => `${name}:${String(headers[name])}`),
      '',
      names,
      headers['x-amz-content-sha256'],
    ].join('\n');
    const text = [
      'AWS4-HMAC-SHA256',
      headers['x-amz-date'],
      `${day}/eu-test-1/s3/aws4_request`,
      createHash('sha256').update(canonical).digest('hex'),
    ].join('\n');
    let key: Buffer | string = `AWS4${this.secret}`;
    for (const part of [day, 'eu-test-1', 's3', 'aws4_request']) {
      key = createHmac('sha256', key).update(part).digest();
    }
    return createHmac('sha256', key).update(text).digest('hex') === signature;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    const end = (status: number, bytes: Uint8Array = Buffer.alloc(0)): void => {
      response.writeHead(status, { 'Content-Length': bytes.length });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    };
    const fault = this.faults.shift();
    if (fault !== undefined) return end(fault, Buffer.from('<Error/>'));
    if (!this.isSigned(request)) return end(403, Buffer.from('SignatureDoesNotMatch'));
    const key = request.url ?? '';
    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return end(411);
      this.files.set(key, Buffer.concat(body));
      return end(200);
    }
    if (request.method === 'DELETE') {
      this.files.delete(key);
      return end(204);
    }
    const file = this.files.get(key);
    if (!file) return end(404, Buffer.from('<Code>NoSuchKey</Code>'));
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    return range ? end(206, file.subarray(Number(range[1]), Number(range[2]) + 1)) : end(200, file);
  }
}
