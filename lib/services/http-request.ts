import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { isAllowedAddress, isPublicAddress } from './address-rules';
import type { RequestFault } from './contract';
import { SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from './signature';

export const ANSWER_BYTES_MAX = 65_536;

/** Addresses of a host name. Rejects when there are none. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<string[]>;

export interface RequestPolicy {
  /** Networks that are not public and may be asked all the same, also by http: the operator's own. */
  allowedNetworks: readonly string[];
  /** In all: name, connection, answer. */
  limitMs: number;
  resolve?: Resolve;
}

export type Reply =
  | { status: number; body: string; fault?: undefined }
  | { fault: RequestFault; words: string; status: number | null; body: string | null };

class Refused extends Error {
  constructor(
    readonly fault: RequestFault,
    message: string,
    readonly status: number | null = null,
    readonly body: string | null = null,
  ) {
    super(message);
  }
}

/** By DNS only: no thread of the process waits for a slow server, and `hosts` names nobody. */
const resolveByDns: Resolve = async (host, signal) => {
  const resolver = new Resolver({ tries: 2, timeout: 900 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

/**
 * The one address that is connected to. Every address of the name must be one that may be asked: a
 * name with a public and a private address is somebody's trick.
 */
async function checkedAddress(
  url: URL,
  { allowedNetworks, resolve = resolveByDns }: RequestPolicy,
  signal: AbortSignal,
): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) > 0 ? [host] : await resolve(host, signal).catch(() => []);
  signal.throwIfAborted();
  const [first] = addresses;
  if (first === undefined) throw new Refused('unknown_host', `The name ${host} has no address.`);
  const isOwn = (address: string) => isAllowedAddress(address, allowedNetworks);
  const stranger = addresses.find((address) => !isPublicAddress(address) && !isOwn(address));
  if (stranger !== undefined) {
    throw new Refused('address_not_allowed', `${stranger} is not a public address.`);
  }
  if (url.protocol === 'http:' && !addresses.every(isOwn)) {
    throw new Refused('http_not_allowed', 'Public addresses are asked by https only.');
  }
  return first;
}

/** Connects to this address whatever the name says by now; the certificate is checked by the name. */
function agentTo(address: string): Agent {
  const family = isIP(address);
  return new Agent({
    pipelining: 0,
    connect: {
      lookup: (_host, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
    },
  });
}

async function textOf(body: AsyncIterable<Uint8Array>, status: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) {
      throw new Refused('too_large', 'The answer has more than 64 kB.', status);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function send(
  url: URL,
  { secret, body }: { secret: string; body: string },
  policy: RequestPolicy,
  signal: AbortSignal,
): Promise<Reply> {
  const agent = agentTo(await checkedAddress(url, policy, signal));
  const timestamp = String(Math.floor(Date.now() / 1000));
  try {
    // Redirects are not followed: where they lead nobody has checked.
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'User-Agent': 'PBX',
        [TIMESTAMP_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signatureOf(secret, timestamp, body),
      },
      ...{ body, dispatcher: agent, signal },
    });
    const text = await textOf(answer, statusCode);
    if (statusCode === 200) return { status: statusCode, body: text };
    throw new Refused('bad_status', `The service answered ${statusCode}.`, statusCode, text);
  } finally {
    await agent.destroy();
  }
}

function wordsOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z_]{3,60}$/.test(code) ? code : 'no connection';
}

/**
 * Posts JSON to a service of a customer, signed, within the limit. Never rejects: what went wrong is
 * in the reply, in words for the customer.
 */
export async function postToService(
  url: string,
  message: { secret: string; body: string },
  policy: RequestPolicy,
): Promise<Reply> {
  const signal = AbortSignal.timeout(policy.limitMs);
  try {
    return await send(new URL(url), message, policy, signal);
  } catch (error) {
    if (error instanceof Refused) {
      const { fault, message: words, status, body } = error;
      return { fault, words, status, body };
    }
    const none = { status: null, body: null };
    if (signal.aborted) return { fault: 'timeout', words: 'No answer in two seconds.', ...none };
    return {
      fault: 'unreachable',
      words: `The service cannot be reached: ${wordsOf(error)}.`,
      ...none,
    };
  }
}
