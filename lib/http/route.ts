import { createHash } from 'node:crypto';
import { isDatabaseAway } from '@/lib/db/errors';
import { authenticate } from '@/lib/access/authenticate';
import { chooseScope, type ScopeOfReach } from '@/lib/access/choose-scope';
import { callerKey, type Principal } from '@/lib/access/principal';
import { log } from '@/lib/log';
import { renderAnswer, type Answer, type RawAnswer } from './answer';
import { takeAllowance } from './api-limits';
import { addressOf } from './client';
import { requireIfMatch } from './etag';
import { renderFile, type FileAnswer, type FileResponse } from './file-answer';
import { fault, Fault, unavailable } from './fault';
import { attemptOf, beginAttempt, forgetAttempt, keepAnswer } from './idempotency';
import { parseParams, parseQuery, readBody, readUpload, type Output } from './input';
import type { Operation } from './operation';
import { problem } from './problem';
import { requestIdOf } from './request-id';

export interface Input<O extends Operation> {
  scope: ScopeOfReach[O['reach']];
  params: Output<O, 'params'>;
  query: Output<O, 'query'>;
  body: Output<O, 'body'>;
  ifMatch: O['ifMatch'] extends true ? number : undefined;
  upload: O['uploadTypes'] extends readonly string[] ? Uint8Array : undefined;
  request: Request;
}

type Handler<O extends Operation> = (input: Input<O>) => Promise<Answer<O>> | Answer<O>;

export type RouteFunction = (request: Request) => Promise<Response>;

/** A fault stays as it is; a lost database is 503; the rest is a defect, told only to the log. */
function faultOf(error: unknown, requestId: string, operation: string): Fault {
  if (error instanceof Fault) {
    if (error.detail.internal !== undefined) {
      log().info({ requestId, operation, code: error.code, err: error.detail.internal }, 'refused');
    }
    return error;
  }
  if (isDatabaseAway(error)) {
    log().warn({ requestId, operation, err: error }, 'database away');
    return unavailable(error);
  }
  log().error({ requestId, operation, err: error }, 'defect');
  return fault('internal', { public: 'Something went wrong on our side. Give us the request id.' });
}

/** With a key, the same request is done once and answered twice. */
async function once(
  request: Request,
  caller: string,
  parts: readonly string[],
  run: () => Promise<RawAnswer>,
): Promise<RawAnswer> {
  const attempt = request.method === 'POST' ? attemptOf(request.headers, caller, parts) : undefined;
  if (!attempt) return run();
  const kept = await beginAttempt(attempt);
  if (kept) return { ...kept, headers: { ...kept.headers, 'Idempotent-Replayed': 'true' } };
  try {
    const answer = await run();
    // It is done: that the answer could not be kept must not make it look as if it were not.
    await keepAnswer(attempt, answer).catch((error: unknown) =>
      log().warn({ err: error, key: attempt.key }, 'answer not kept'),
    );
    return answer;
  } catch (error) {
    // A fault changed nothing. After anything else nobody knows, and the key must not run again.
    if (error instanceof Fault) await forgetAttempt(attempt);
    throw error;
  }
}

/** Names an upload in the idempotency key, as the text does for other bodies. */
function digestOf(upload: Uint8Array | undefined): string {
  return upload ? createHash('sha256').update(upload).digest('hex') : '';
}

async function serve<O extends Operation>(
  operation: O,
  handler: Handler<O>,
  request: Request,
  requestId: string,
  extra: Record<string, string>,
): Promise<RawAnswer | FileResponse> {
  const url = new URL(request.url);
  const isPublic = operation.permission === 'public';
  const principal: Principal | null = isPublic ? null : await authenticate(request, requestId);
  const caller = principal ? callerKey(principal) : addressOf(request.headers);
  Object.assign(extra, takeAllowance(caller));
  const chosen = principal ? await chooseScope(operation, principal, request.headers) : null;
  const params = parseParams(operation, url);
  const query = parseQuery(operation, url);
  const { text, body } = await readBody(operation, request);
  const ifMatch = operation.ifMatch ? requireIfMatch(request.headers) : undefined;
  const upload = await readUpload(operation, request);
  const input = { scope: chosen, params, query, body, ifMatch, upload, request } as Input<O>;
  if (operation.fileType) {
    return renderFile(operation, (await handler(input)) as FileAnswer, request.headers);
  }
  const place = chosen?.kind === 'tenant' ? chosen.tenantId : '';
  return once(
    request,
    caller,
    [request.method, url.pathname, url.search, place, text, digestOf(upload)],
    async () => renderAnswer(operation, await handler(input)),
  );
}

/**
 * One operation of the API as a function of a web Request: request id, caller, limit, scope,
 * permission, input by the contract, idempotency, handler, answer by the contract, faults in words.
 */
export function route<O extends Operation>(operation: O, handler: Handler<O>): RouteFunction {
  return async (request) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request.headers);
    const extra: Record<string, string> = {};
    const response = await serve(operation, handler, request, requestId, extra).then(
      ({ status, body, headers }) =>
        new Response(status === 204 || status === 304 ? null : body, {
          status,
          headers: { 'Cache-Control': 'no-store', ...headers, 'X-Request-Id': requestId },
        }),
      (error: unknown) => problem(faultOf(error, requestId, operation.id), requestId),
    );
    for (const [name, value] of Object.entries(extra)) response.headers.set(name, value);
    const ms = Math.round(performance.now() - startedAt);
    log().info({ requestId, operation: operation.id, status: response.status, ms }, 'request');
    return response;
  };
}
