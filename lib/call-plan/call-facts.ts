import type { Target } from './plan';

/**
 * What the evaluator must be told about a call, because no document says it: who calls, when, what
 * is pressed, and how ringing ends. Everything that is left out has the dullest answer: nobody
 * presses anything, every phone is registered and rings until it is given up.
 */
export interface CallFacts {
  sipDomain: string;
  dialed: string;
  from: CallOrigin;
  caller: { number: string | null; name: string };
  /** Seconds since 1970. */
  at: number;
  /** What is pressed at one prompt after the other; '' or none: nothing. */
  keys?: readonly string[];
  /**
   * By extension id, or by number outside. A device's id says it of that device alone.
   */
  ringing?: Readonly<Record<string, Ringing>>;
  /** Ids of extensions without a registered device. */
  unregistered?: readonly string[];
  /** Ids of extensions in a call; the one that calls is in its own. */
  busy?: readonly string[];
  /** Calls to the outside that go on: by extension and tenant id. */
  outgoing?: Readonly<Record<string, number>>;
  /** How long the caller waits in all before hanging up; none: to the end. */
  patienceSeconds?: number;
  /** By service id; none: the service does not answer in time. */
  services?: Readonly<Record<string, Target>>;
  /** By queue id. */
  queues?: Readonly<Record<string, QueueOutcome>>;
  /** By the id of a voicemail box: whether the caller speaks after the tone; not said: yes. */
  voicemails?: Readonly<Record<string, 'left' | 'none'>>;
}

/** `phone`: a device that belongs to no extension. */
export type CallOrigin = { kind: 'trunk' } | { kind: 'extension'; id: string } | { kind: 'phone' };

export const RINGING_ENDS = ['answered', 'busy', 'rejected', 'unreachable', 'no_answer'] as const;

export interface Ringing {
  /** `no_answer`: rings until it is given up. */
  ends: (typeof RINGING_ENDS)[number];
  /** Of ringing, before it is answered or refused. */
  afterSeconds?: number;
}

export const QUEUE_OUTCOMES = ['answered', 'timeout', 'no_agents', 'key', 'abandoned'] as const;
export type QueueOutcome = (typeof QUEUE_OUTCOMES)[number];
