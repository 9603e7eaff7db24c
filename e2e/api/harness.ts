import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Method, Operation } from '@/lib/http/operation';
import { ADDRESS_HEADER } from '@/lib/http/client';

// A test asks more often than a customer may; what the limits do is a test of its own.
process.env['API_RATE_BURST'] = '1000000';
process.env['API_RATE_PER_SECOND'] = '1000000';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const HOST = 'localhost:7400';

export interface Sent {
  params?: Readonly<Record<string, string>> | undefined;
  query?: Readonly<Record<string, string>> | undefined;
  /** An object is sent as JSON, a string or bytes as they are. */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  token?: string | undefined;
}

type RouteModule = Partial<Record<Method, (request: Request) => Promise<Response>>>;

/** `/api/v1/extensions/{id}` → the module that answers it, by the framework's own convention. */
export function routeFile(operation: Operation): string {
  const folder = operation.path.replace(/\{(\w+)\}/g, '[$1]');
  return join(ROOT, 'app', folder, 'route.ts');
}

function urlOf({ path }: Operation, { params = {}, query = {} }: Sent): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? 'none'),
  );
  const url = new URL(filled, `http://${HOST}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return url;
}

function rawBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function requestFor(operation: Operation, sent: Sent): Request {
  const { body, headers = {}, token } = sent;
  const type = operation.uploadTypes?.[0] ?? operation.bodyType ?? 'application/json';
  return new Request(urlOf(operation, sent), {
    method: operation.method,
    headers: {
      Host: HOST,
      [ADDRESS_HEADER]: '127.0.0.1',
      ...(body !== undefined && { 'Content-Type': type }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && operation.method !== 'GET' && { body: rawBody(body) }),
  });
}

/** Calls the exported function of the route: everything but the framework is real. */
export async function call(operation: Operation, sent: Sent = {}): Promise<Response> {
  const exported: RouteModule = await import(/* @vite-ignore */ routeFile(operation));
  const answer = exported[operation.method];
  if (!answer) throw new Error(`${routeFile(operation)} does not export ${operation.method}`);
  return answer(requestFor(operation, sent));
}

/** The parsed answer; throws with the answer's own words when it is not a success. */
export async function ask<T>(operation: Operation, sent: Sent = {}): Promise<T> {
  const response = await call(operation, sent);
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation.id}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: { field: string; message: string; line?: number }[];
  requestId: string;
}

/** The problem of a refused request. Throws when it was not refused in the promised form. */
export async function refusal(operation: Operation, sent: Sent = {}): Promise<Problem> {
  const response = await call(operation, sent);
  const type = response.headers.get('content-type');
  if (response.ok || type !== 'application/problem+json') {
    throw new Error(`${operation.id}: ${response.status} ${type} is no refusal`);
  }
  return (await response.json()) as Problem;
}
