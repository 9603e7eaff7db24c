import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServiceQuestion } from '@/lib/services/contract';

export interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
  question: ServiceQuestion;
}

export interface Said {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: unknown;
  /** Says nothing at all until it is closed. */
  silent?: boolean;
}

/** The web service of a customer, on loopback. */
export class CustomerService {
  readonly heard: Heard[] = [];
  answer: (question: ServiceQuestion) => Said = () => ({ body: { destination: { kind: 'busy' } } });

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<CustomerService> {
    const server = createServer();
    const service = new CustomerService(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const question = JSON.parse(body) as ServiceQuestion;
        service.heard.push({ headers: request.headers, body, question });
        const said = service.answer(question);
        if (said.silent) return;
        response.writeHead(said.status ?? 200, said.headers);
        response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {}));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/calls`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
