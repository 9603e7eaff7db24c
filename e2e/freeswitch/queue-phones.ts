import { vi } from 'vitest';
import type { SipMessage } from '../sip/sip-message';
import type { CallPeer } from './call-peer';

/** What a phone does when it is rung. */
export type Behaviour = 'answer' | 'ring' | 'busy' | 'reject' | 'offline';

const STATUS = {
  busy: '486 Busy Here',
  reject: '603 Decline',
  offline: '480 Temporarily Unavailable',
} as const;

interface Ringing {
  username: string;
  invite: SipMessage;
  reply: (status: string, sdp?: boolean) => void;
}

/** The phones of all agents, by user name: they stand where the entry node would. */
export class QueuePhones {
  /** User names in the order they were rung. */
  readonly rung: string[] = [];
  private readonly ringing: Ringing[] = [];
  private readonly behaviours = new Map<string, Behaviour>();
  private other: Behaviour = 'offline';

  constructor(private readonly peer: CallPeer) {
    peer.answering = (invite, reply) => this.take(invite, reply);
  }

  reset(): void {
    this.rung.length = 0;
    this.ringing.length = 0;
    this.behaviours.clear();
    this.other = 'offline';
    this.peer.received.length = 0;
  }

  /** All phones, unless one is told otherwise. */
  all(behaviour: Behaviour): void {
    this.behaviours.clear();
    this.other = behaviour;
  }

  set(behaviours: Readonly<Record<string, Behaviour>>): void {
    for (const [name, behaviour] of Object.entries(behaviours)) {
      this.behaviours.set(name, behaviour);
    }
  }

  /** A phone that rings is picked up. */
  pickUp(username: string): void {
    this.last(username).reply('200 OK', true);
  }

  /** The agent hangs up. */
  hangUp(username: string): void {
    this.peer.hangUpAnswered(this.last(username).invite);
  }

  /** The agent presses a key. */
  press(username: string, digit: string): void {
    this.peer.pressAnswered(this.last(username).invite, digit);
  }

  /** Waits until a phone has been rung so often. */
  async isRung(username: string, times = 1): Promise<void> {
    await vi.waitUntil(() => this.rung.filter((name) => name === username).length >= times, {
      timeout: 15_000,
      interval: 20,
    });
  }

  /** As it came to the phone last. */
  invite(username: string): SipMessage {
    return this.last(username).invite;
  }

  private last(username: string): Ringing {
    const found = this.ringing.findLast((one) => one.username === username);
    if (!found) throw new Error(`${username} was not rung`);
    return found;
  }

  private take(invite: SipMessage, reply: Ringing['reply']): void {
    const username = /sip:([^@]+)@/.exec(invite.startLine)?.[1] ?? '';
    this.rung.push(username);
    this.ringing.push({ username, invite, reply });
    const behaviour = this.behaviours.get(username) ?? this.other;
    if (behaviour === 'answer' || behaviour === 'ring') reply('180 Ringing');
    if (behaviour === 'answer') return reply('200 OK', true);
    if (behaviour !== 'ring') reply(STATUS[behaviour]);
  }
}
