import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Ringing } from '@/lib/call-plan/call-facts';
import { CallPeer, type OutgoingCall } from '../freeswitch/call-peer';
import { header, methodOf, type SipMessage } from '../sip/sip-message';
import type { Case } from './facts';

const HOST = '127.0.0.1';
/** Between an answer and the end of the talk: the switch has joined the two by then. */
const TALK_MS = 250;
const CONFIRM_AFTER_MS = 500;
const TALK_OUTSIDE_MS = 1400;

const STATUS = {
  ...{ answered: '200 OK', busy: '486 Busy Here', rejected: '603 Decline' },
} as const;

/** What a carrier says of a number that cannot be reached: no such number, or not there now. */
export const carrierStatus = (number: string) => (/[02468]$/.test(number) ? 480 : 404);

/** Of accounts the first is a letter. */
const isOutside = (user: string) => /^\+?[0-9]+$/.test(user);

interface Script {
  case: Case;
  /** The caller's side; it hangs up a while after somebody took the call. */
  call: OutgoingCall | undefined;
}

const addressed = ({ startLine }: SipMessage) => /sip:([^@]+)@([^ ;:]+)/.exec(startLine);

/**
 * Stands in the place of the entry node: phones, carriers and the answer to "is it registered?", each
 * PBX by the script of the call that is going on there.
 */
export class ScriptedEntryNode {
  private readonly scripts = new Map<string, Script>();
  private readonly seen = new Set<string>();
  private isClosed = false;

  private constructor(
    readonly peer: CallPeer,
    private readonly http: Server,
  ) {
    peer.answering = (invite, reply) => this.ring(invite, reply);
  }

  static async listen(): Promise<ScriptedEntryNode> {
    const peer = await CallPeer.listen();
    const http = createServer((request, response) => {
      response.writeHead(entry.isRegistered(request.url ?? '') ? 200 : 404).end();
    });
    const entry = new ScriptedEntryNode(peer, http);
    http.listen(peer.port, HOST);
    await once(http, 'listening');
    return entry;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.http.closeAllConnections();
    this.http.close();
    await this.peer.close();
  }

  begin(script: Script): void {
    this.peer.wire.length = 0;
    this.scripts.set(script.case.pbx.tenant.sipDomain, script);
  }

  private isRegistered(url: string): boolean {
    const [, , domain = '', username = ''] = url.split('/');
    const script = this.scripts.get(domain);
    const owner = script && ownerOf(script.case, username);
    return owner !== undefined && !script?.case.facts.unregistered?.includes(owner.id);
  }

  private ring(invite: SipMessage, reply: (status: string, sdp?: boolean) => void): void {
    const [, user = '', domain = ''] = addressed(invite) ?? [];
    const script = this.scripts.get(domain);
    if (!script) return reply('404 Not Found');
    if (user.endsWith('hold')) return reply('200 OK', true);
    const told = ringingOf(script.case, user);
    if (!told) return reply('480 Temporarily Unavailable');
    const { ends, afterSeconds = 0 } = told;
    if (ends === 'unreachable') {
      const isGone = isOutside(user) && carrierStatus(user) === 404;
      return reply(isGone ? '404 Not Found' : '480 Temporarily Unavailable');
    }
    if (ends === 'answered' || afterSeconds > 0 || ends === 'no_answer') reply('180 Ringing');
    if (ends === 'no_answer') return;
    const id = header(invite, 'call-id') ?? '';
    setTimeout(() => {
      if (this.isClosed || this.has('CANCEL', id)) return;
      reply(STATUS[ends], ends === 'answered');
      if (ends === 'answered') void this.talk(invite, script, isOutside(user));
    }, afterSeconds * 1000);
  }

  /** Has a request of this kind come for a call that was rung? */
  private has(method: 'ACK' | 'CANCEL', id: string): boolean {
    for (const message of this.peer.received.splice(0)) {
      const what = methodOf(message);
      if (what === 'ACK' || what === 'CANCEL') {
        this.seen.add(`${what} ${header(message, 'call-id') ?? ''}`);
      }
    }
    return this.seen.has(`${method} ${id}`);
  }

  /** Once the node has confirmed the answer, the caller hangs up. Outside, a key confirms it first. */
  private async talk(invite: SipMessage, { call }: Script, isOutside: boolean): Promise<void> {
    const id = header(invite, 'call-id') ?? '';
    for (let waited = 0; !this.has('ACK', id); waited += 20) {
      if (waited > 3000) return;
      await pause(20);
    }
    if (isOutside) {
      await pause(CONFIRM_AFTER_MS);
      if (this.isClosed) return;
      this.peer.pressAnswered(invite, '1');
    }
    await pause(isOutside ? TALK_OUTSIDE_MS : TALK_MS);
    if (!this.isClosed) call?.hangUp();
  }
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function ownerOf({ pbx }: Case, username: string) {
  return pbx.extensions.find(({ devices }) => devices.some((one) => one.username === username));
}

/** Undefined: the phone is not registered. */
function ringingOf({ pbx, facts }: Case, user: string): Ringing | undefined {
  const { ringing = {}, unregistered = [] } = facts;
  const silent: Ringing = { ends: 'no_answer' };
  if (isOutside(user)) return ringing[user] ?? silent;
  const owner = ownerOf({ pbx } as Case, user);
  const device = owner?.devices.find(({ username }) => username === user);
  if (!owner || !device || unregistered.includes(owner.id)) return undefined;
  return ringing[device.id] ?? ringing[owner.id] ?? silent;
}
