/**
 * Message-waiting lamps (RFC 3842). The one way to set them, from the worker:
 *
 *   await showMessages(rpc, { domain: 'acme.pbx.example', extension: '201', fresh: 2, kept: 8 });
 *
 * Kamailio keeps the counts (table message_waiting, over restarts too), notifies the phones of the
 * extension that subscribed to `message-summary` and, unasked, those that are registered and did
 * not; a phone that registers later learns of new messages then. Saying the same again is harmless:
 * call it whenever a message comes, is heard or goes, and for every mailbox after a doubt.
 */

/** Kamailio's adapter, as far as this needs it. */
export interface LampPort {
  /** Throws ProxyUnavailable (say it again later) or ProxyRefused. */
  setMessageWaiting(path: string): Promise<void>;
}

export interface Messages {
  /** The SIP domain of the PBX. */
  domain: string;
  /** Number of the extension whose phones have the lamp. */
  extension: string;
  /** Not yet heard: the lamp is lit while there are any. */
  fresh: number;
  kept: number;
}

/** What a phone can show; more is shown as this. */
const MOST = 99_999;

const shown = (count: number): number => Math.min(Math.max(0, Math.trunc(count)), MOST);

/** Throws what the port throws; a domain that is gone is no error. */
export async function showMessages(port: LampPort, messages: Messages): Promise<void> {
  const { domain, extension, fresh, kept } = messages;
  await port.setMessageWaiting(
    `/message-waiting/${encodeURIComponent(domain)}/${encodeURIComponent(extension)}/${shown(fresh)}/${shown(kept)}`,
  );
}
