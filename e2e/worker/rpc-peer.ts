import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RpcCall {
  method: string;
  params: (string | number)[];
}

/** Answers like Kamailio's JSON-RPC and remembers what it was told, over any restart of the worker. */
export class RpcPeer {
  readonly calls: RpcCall[] = [];
  /** Answered instead of the usual ok. */
  refusal: string | undefined;

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<RpcPeer> {
    const server = createServer();
    const peer = new RpcPeer(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        const { method, params } = JSON.parse(body) as RpcCall;
        const error = peer.refusal && { code: 500, message: peer.refusal };
        if (!error) peer.calls.push({ method, params });
        response.writeHead(error ? 500 : 200, { 'Content-Type': 'application/json' });
        response.end(
          JSON.stringify({ jsonrpc: '2.0', id: 1, ...(error ? { error } : { result: {} }) }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return peer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/RPC`;
  }

  of(method: string): RpcCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
