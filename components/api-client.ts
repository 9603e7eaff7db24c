/**
 * The cabinet's only way to write, and to read what comes after the first page: the public API.
 * Every answer is either the parsed body or an ApiError whose words can be shown as they are.
 */
export class ApiError extends Error {
  constructor(
    /** 0 when no answer came at all. */
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What is wrong where; a line is one of an uploaded file. */
    readonly errors: readonly FieldProblem[] = [],
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
  }

  /** The first words about each field, for the form that asked. */
  get fields(): Readonly<Record<string, string>> {
    const fields: Record<string, string> = {};
    for (const { field, message } of this.errors) {
      if (field) fields[field] ??= message;
    }
    return fields;
  }
}

export type FieldProblem = { field: string; message: string; line?: number };

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type CallOptions = {
  /** Sent as JSON; a string is sent as it is, with `contentType`. */
  body?: unknown;
  contentType?: string;
  /** The `version` the person was looking at: a stale one is answered 412. */
  version?: number;
  /** Another PBX than the one on the screen. */
  tenantId?: string;
  signal?: AbortSignal;
};

const WORDS = {
  offline: 'The server could not be reached. Check the connection and try again.',
  unknown: 'Something went wrong on our side. Try again; if it stays, tell support.',
};

type Problem = {
  code?: string;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldProblem[];
};

const currentTenantId = () =>
  document.querySelector<HTMLElement>('[data-tenant-id]')?.dataset.tenantId;

/** Unlike randomUUID, at hand on plain http as well. */
function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function headersOf(method: Method, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  const tenantId = options.tenantId ?? currentTenantId();
  if (tenantId) headers.set('X-Tenant-Id', tenantId);
  if (options.body !== undefined) {
    headers.set('Content-Type', options.contentType ?? 'application/json');
  }
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (method === 'POST') headers.set('Idempotency-Key', idempotencyKey());
  return headers;
}

async function toError(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(
    response.status,
    problem.code ?? 'unknown',
    problem.detail ?? problem.title ?? WORDS.unknown,
    problem.errors ?? [],
    problem.requestId ?? response.headers.get('X-Request-Id'),
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'offline', WORDS.offline);
  }
}

/** Calls `/api/v1<path>`. Throws ApiError. A lost answer is asked for once more under the same key. */
export async function callApi<T>(
  method: Method,
  path: string,
  options: CallOptions = {},
): Promise<T> {
  const { body, signal } = options;
  const init: RequestInit = {
    method,
    headers: headersOf(method, options),
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    signal: signal ?? null,
    credentials: 'same-origin',
  };
  const url = `/api/v1${path}`;
  const response = await send(url, init).catch((error: unknown) => {
    if (error instanceof ApiError && method === 'POST') return send(url, init);
    throw error;
  });
  if (!response.ok) throw await toError(response);
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return (isJson ? await response.json() : await response.text()) as T;
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, 'unknown', WORDS.unknown);
