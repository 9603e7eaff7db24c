import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { z } from 'zod';
import type { ProxyPort } from '@/telephony/ports';
import { parseDestinations, type DestinationState } from './dispatcher-list';
import {
  ACCOUNT_ONGOING,
  parseTrunkAccounts,
  trunkAccountSchema,
  type TrunkAccountState,
} from './trunk-accounts';
import { ProxyRefused, ProxyUnavailable } from './rpc-errors';
import type { TrunkObserver } from './trunk-observer';

export interface KamailioRpcOptions {
  /** For one call, connecting included. */
  timeoutMs?: number;
  connections?: number;
}

/** JSON-RPC 2.0 as module jsonrpcs speaks it: a refusal is HTTP 500 or 400 with `error` in the body. */
const replySchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
]);

/** How long a carrier may take over our farewell. */
const SIGN_OUT_MS = 2000;
const SIGN_OUT_LOOK_MS = 50;

type Parameter = string | number;

/** Of htable.delete, ul.rm and uac.reg_…: "Key not found in htable.", "AOR not found", "Record not found". */
const NOT_THERE = /^(Key|AOR|Record) not found/i;

/**
 * JSON-RPC over HTTP keep-alive (module xhttp). The address carries the secret as user and
 * password. Methods throw ProxyUnavailable or ProxyRefused.
 */
export class KamailioRpc implements ProxyPort, TrunkObserver {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #authorization: string | undefined;
  readonly #timeoutMs: number;

  constructor(url: string, options: KamailioRpcOptions = {}) {
    const address = new URL(url);
    this.#timeoutMs = options.timeoutMs ?? 2000;
    this.#path = address.pathname;
    const user = decodeURIComponent(address.username);
    const password = decodeURIComponent(address.password);
    this.#authorization = user
      ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
      : undefined;
    this.#pool = new Pool(address.origin, {
      connections: options.connections ?? 2,
      // Kamailio reads one request after the other from a connection.
      pipelining: 1,
      connectTimeout: this.#timeoutMs,
    });
  }

  async #send(what: string, path: string, body: string): Promise<{ status: number; text: string }> {
    const response = await this.#pool.request({
      method: 'POST',
      path,
      headers: {
        'content-type': 'application/json',
        ...(this.#authorization ? { authorization: this.#authorization } : {}),
      },
      body,
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
    const text = await response.body.text();
    if (response.statusCode === 403) {
      throw new ProxyRefused(what, 403, 'The secret or the source address is wrong');
    }
    return { status: response.statusCode, text };
  }

  async #post(method: string, params: readonly Parameter[]): Promise<unknown> {
    const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    return JSON.parse((await this.#send(method, this.#path, request)).text);
  }

  async #call(method: string, ...params: Parameter[]): Promise<unknown> {
    let reply: z.infer<typeof replySchema>;
    try {
      reply = replySchema.parse(await this.#post(method, params));
    } catch (error) {
      if (error instanceof ProxyRefused) throw error;
      throw new ProxyUnavailable(`Kamailio did not answer ${method}`, { cause: error });
    }
    if ('error' in reply) throw new ProxyRefused(method, reply.error.code, reply.error.message);
    return reply.result;
  }

  /** For deletions: gone is gone. */
  async #callUnlessGone(method: string, ...params: Parameter[]): Promise<void> {
    try {
      await this.#call(method, ...params);
    } catch (error) {
      if (!(error instanceof ProxyRefused && NOT_THERE.test(error.message))) throw error;
    }
  }

  async reloadDomains(): Promise<void> {
    await this.#call('domain.reload');
  }

  /** Dead nodes count as alive after it until the next ping (measured on 5.6). */
  async reloadDispatcher(): Promise<void> {
    await this.#call('dispatcher.reload');
  }

  async reloadAddresses(): Promise<void> {
    await this.#call('permissions.addressReload');
  }

  async setHome(domain: string, setId: number): Promise<void> {
    await this.#call('htable.seti', 'home', domain, setId);
  }

  async deleteHome(domain: string): Promise<void> {
    await this.#callUnlessGone('htable.delete', 'home', domain);
  }

  /**
   * Call it after the row has been changed and committed. The mark goes first: a request that read
   * the old row and has not cached it yet will see the mark and leave it (conf/routes/credentials.cfg).
   */
  async forgetCredentials(username: string, domain: string): Promise<void> {
    const account = `${username}@${domain}`;
    await this.#call('htable.sets', 'forgotten', account, randomUUID());
    await this.#callUnlessGone('htable.delete', 'account', account);
  }

  async removeRegistration(username: string, domain: string): Promise<void> {
    await this.#callUnlessGone('ul.rm', 'location', `${username}@${domain}`);
  }

  /** See mwi.ts. */
  async setMessageWaiting(path: string): Promise<void> {
    let status: number;
    try {
      ({ status } = await this.#send('message-waiting', path, ''));
    } catch (error) {
      if (error instanceof ProxyRefused) throw error;
      throw new ProxyUnavailable('Kamailio did not answer message-waiting', { cause: error });
    }
    if (status === 503) throw new ProxyUnavailable("Kamailio's database is away");
    if (status === 400) throw new ProxyRefused('message-waiting', status, 'Not an extension');
    // 404: the domain has just gone, and its lamps with it.
  }

  async setTrunkSetting(key: string, value: string): Promise<void> {
    await this.#call('htable.sets', 'trunk', key, value);
  }

  async deleteTrunkSetting(key: string): Promise<void> {
    await this.#callUnlessGone('htable.delete', 'trunk', key);
  }

  async refreshTrunkAccount(name: string): Promise<void> {
    await this.#call('uac.reg_refresh', name);
  }

  async removeTrunkAccount(name: string): Promise<void> {
    await this.#callUnlessGone('uac.reg_unregister', 'l_uuid', name);
    // Forgotten at once it could not answer the carrier's password question, and stayed signed in.
    const deadline = Date.now() + SIGN_OUT_MS;
    while (Date.now() < deadline && (await this.#isSigning(name))) await delay(SIGN_OUT_LOOK_MS);
    await this.#callUnlessGone('uac.reg_remove', name);
  }

  async #isSigning(name: string): Promise<boolean> {
    try {
      const account = trunkAccountSchema.parse(await this.#call('uac.reg_info', 'l_uuid', name));
      return (account.flags & ACCOUNT_ONGOING) !== 0;
    } catch (error) {
      if (error instanceof ProxyRefused) return false;
      throw error;
    }
  }

  /** Our accounts at carriers, as module uac sees them. */
  async trunkAccounts(): Promise<TrunkAccountState[]> {
    return parseTrunkAccounts(await this.#call('uac.reg_dump'));
  }

  /** Kept by conf/routes/trunks.cfg for a while. */
  async trunkRefusal(account: string): Promise<string | null> {
    try {
      const found = await this.#call('htable.get', 'trunk_refusal', account);
      return z.object({ item: z.object({ value: z.string() }) }).parse(found).item.value;
    } catch (error) {
      if (error instanceof ProxyRefused) return null;
      throw error;
    }
  }

  /** Calls that run over a trunk now. */
  async trunkCalls(setId: number): Promise<number> {
    return z.number().parse(await this.#call('dlg.profile_get_size', 'trunk', String(setId)));
  }

  async dispatcherState(): Promise<DestinationState[]> {
    try {
      return parseDestinations(await this.#call('dispatcher.list'));
    } catch (error) {
      // Its way of saying that the table is empty.
      if (error instanceof ProxyRefused && /No Destination Sets/.test(error.message)) return [];
      throw error;
    }
  }

  async version(): Promise<string> {
    return z.string().parse(await this.#call('core.version'));
  }

  async uptimeSeconds(): Promise<number> {
    return z.object({ uptime: z.number() }).parse(await this.#call('core.uptime')).uptime;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
