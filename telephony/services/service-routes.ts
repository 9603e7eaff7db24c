import type { Logger } from 'pino';
import { HttpRefusal, readBody, requireBearer, requireToken, respond } from '../http/respond';
import type { Handler } from '../http/server';
import type { ServiceStore } from '../store/service-store';
import type { Ask, Asked } from './asker';
import { nodeTokenOf } from './node-token';
import { readNodeQuestion, testQuestion } from './question';

export interface ServiceRoutesOptions {
  /** The worker's own: of the web app, and what the nodes' token is made of. */
  token: string;
  store: ServiceStore;
  ask: Ask;
  log: Logger;
}

const BODY_BYTES_MAX = 32_768;
const NO_SERVICE = 'There is no such service.';

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new HttpRefusal(422, String(error).slice(0, 500));
  }
}

/** As steps/ask.lua reads it. */
function forNode({ request, go, callerName, variables }: Asked) {
  return {
    outcome: request.outcome,
    ...(go && { go }),
    ...(callerName && { callerName }),
    variables,
  };
}

/** `POST /services/ask` of a node during a call, `POST /services/test` of the web app. */
export function serviceRoutes(options: ServiceRoutesOptions): {
  routes: Map<string, Handler>;
  /** When everything that was answered is kept. */
  settled: () => Promise<void>;
} {
  const { token, store, ask, log } = options;
  const keeping = new Set<Promise<void>>();

  /** Behind the answer: a call does not wait for the book-keeping. */
  function keepLater(tenantId: string, { request }: Asked): void {
    const kept = store
      .keep(tenantId, request)
      .catch((error: unknown) => log.warn({ err: error }, 'a request to a service is not kept'))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
  }

  const forCall: Handler = async (request, response) => {
    requireToken(request.headers['x-pbx-node-token'], nodeTokenOf(token));
    const body = await readBody(request, BODY_BYTES_MAX);
    const { sipDomain, serviceId, circumstances } = parsed(() => readNodeQuestion(body));
    const service = await store.service({ sipDomain }, serviceId);
    if (!service) throw new HttpRefusal(404, NO_SERVICE);
    const asked = await ask(service, { serviceId, isTest: false, ...circumstances });
    respond(response, 200, forNode(asked));
    keepLater(service.tenantId, asked);
  };

  const forTest: Handler = async (request, response) => {
    requireBearer(request, token);
    const body = await readBody(request, BODY_BYTES_MAX);
    const { tenantId, serviceId, ...rest } = parsed(() => testQuestion.parse(JSON.parse(body)));
    const service = await store.service({ tenantId }, serviceId);
    if (!service) throw new HttpRefusal(404, NO_SERVICE);
    const asked = await ask(service, { serviceId, isTest: true, callId: null, ...rest });
    // Before the answer: who tests looks at the list next.
    await store.keep(tenantId, asked.request);
    respond(response, 200, asked.request);
  };

  return {
    routes: new Map([
      ['POST /services/ask', forCall],
      ['POST /services/test', forTest],
    ]),
    settled: async () => {
      await Promise.all(keeping);
    },
  };
}
