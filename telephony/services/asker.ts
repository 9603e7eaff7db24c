import { kindWord } from '@/lib/call-plan/explain';
import { TARGET_KINDS, type Target, type TargetKind } from '@/lib/call-plan/plan';
import { plainText } from '@/lib/call-plan/switch-text';
import { readAnswer, type ServiceAnswer } from '@/lib/services/answer-contract';
import type { RequestFault, ServiceQuestion, ServiceRequest } from '@/lib/services/contract';
import { postToService, type Reply, type RequestPolicy } from '@/lib/services/http-request';
import { newId } from '@/lib/shared/ids';
import { cleanText } from '../records/clean-text';
import type { OwnPlace, ServiceStore, StoredService } from '../store/service-store';
import type { Circumstances } from './question';

export interface AskerOptions {
  store: ServiceStore;
  policy: Omit<RequestPolicy, 'limitMs'>;
  unsealSecret: (sealed: string) => string;
  /** Of one service at once; more go to its fall-back. */
  atOnce?: number;
  /** Of one request, from the moment it is asked for. Below what a media node waits. */
  limitMs?: number;
}

/** What came of asking: what is kept, and what a media node is told. */
export interface Asked {
  request: ServiceRequest;
  /** undefined: the service's fall-back. */
  go: Target | undefined;
  callerName: string | undefined;
  variables: Readonly<Record<string, string>>;
}

export type Ask = (
  service: StoredService,
  question: Pick<ServiceQuestion, 'serviceId' | 'isTest'> & Circumstances,
) => Promise<Asked>;

type Taken =
  | { answer: ServiceAnswer; go: Target | undefined; words: string; fault?: undefined }
  | { fault: RequestFault; words: string; answer?: undefined; go?: undefined };

const AT_ONCE = 25;
/** A node waits two seconds for all of it. */
const LIMIT_MS = 1_700;
const KEPT_CHARACTERS = 16_000;
const WORDS_CHARACTERS = 300;

function targetOf({ kind, id }: OwnPlace): Target | undefined {
  if (kind === 'sound') return { kind, id };
  const known = (TARGET_KINDS as readonly string[]).includes(kind);
  return known ? { kind: kind as TargetKind, id } : undefined;
}

/** Only what is this PBX's own, or a number outside, which its own rules for outgoing calls judge. */
async function ownTarget(
  store: ServiceStore,
  tenantId: string,
  to: NonNullable<ServiceAnswer['destination']>,
): Promise<{ go: Target; words: string } | undefined> {
  if ('kind' in to && !('id' in to)) {
    const ends = to.kind === 'busy' ? 'Busy.' : 'Declined.';
    return { go: to, words: to.kind === 'outside' ? `Out to ${to.number}.` : ends };
  }
  if ('number' in to && to.number.startsWith('+')) {
    const go: Target = { kind: 'outside', number: to.number };
    return { go, words: `Out to ${to.number}.` };
  }
  const place = await store.place(tenantId, 'id' in to ? { id: to.id } : { number: to.number });
  const go = place && targetOf(place);
  if (!place || !go || ('kind' in to && to.kind !== go.kind)) return undefined;
  return { go, words: `To the ${kindWord(go.kind)} “${place.name}”.` };
}

async function take(store: ServiceStore, tenantId: string, reply: Reply): Promise<Taken> {
  if (reply.fault) return { fault: reply.fault, words: reply.words };
  const read = readAnswer(reply.body);
  if (read.fault) return read;
  const { answer } = read;
  if (answer.destination === null) {
    return { answer, go: undefined, words: 'The answer leaves it to the fall-back.' };
  }
  const found = await ownTarget(store, tenantId, answer.destination);
  if (found) return { answer, ...found };
  const words = 'destination: there is nothing of the kind in this PBX.';
  return { fault: 'unknown_destination', words };
}

/** A service that echoes its own secret must not bring it on screen. */
function kept(body: string | null, secret: string): string | null {
  return body === null ? null : body.replaceAll(secret, '•••').slice(0, KEPT_CHARACTERS);
}

const harmless = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, plainText(value)]));

/** Asks services of customers, so many at once, and says what came of it. Never rejects for a service. */
export function createAsker(options: AskerOptions): Ask {
  const { store, policy, unsealSecret, atOnce = AT_ONCE, limitMs = LIMIT_MS } = options;
  const running = new Map<string, number>();

  async function send(service: StoredService, question: ServiceQuestion): Promise<Reply> {
    const none = { status: null, body: null };
    if (!service.enabled) {
      return { fault: 'switched_off', words: 'The service is switched off.', ...none };
    }
    const { serviceId } = question;
    const count = running.get(serviceId) ?? 0;
    if (count >= atOnce) {
      return { fault: 'too_many_requests', words: `${atOnce} requests are waiting.`, ...none };
    }
    running.set(serviceId, count + 1);
    try {
      const secret = unsealSecret(service.secretSealed);
      const message = { secret, body: JSON.stringify(question) };
      return await postToService(service.url, message, { ...policy, limitMs });
    } finally {
      const left = (running.get(serviceId) ?? 1) - 1;
      if (left > 0) running.set(serviceId, left);
      else running.delete(serviceId);
    }
  }

  return async (service, circumstances) => {
    const startedAt = Date.now();
    const requestId = newId('serviceRequest', startedAt);
    const at = new Date(startedAt).toISOString();
    const { tenantId } = service;
    const question = { requestId, at, tenantId, ...circumstances };
    const reply = await send(service, question);
    const taken = await take(store, tenantId, reply);
    const request: ServiceRequest = {
      ...{ id: requestId, at, reason: question.isTest ? 'test' : 'call' },
      outcome: taken.go ? 'ok' : 'fallback',
      fault: taken.fault ?? null,
      words: cleanText(taken.words, WORDS_CHARACTERS),
      durationMs: Date.now() - startedAt,
      status: reply.status,
      question,
      answer: kept(reply.body, unsealSecret(service.secretSealed)),
    };
    const { callerName, variables = {} } = taken.answer ?? {};
    return {
      ...{ request, go: taken.go, variables: harmless(variables) },
      callerName: callerName === undefined ? undefined : plainText(callerName),
    };
  };
}
