import type { CallFacts, Ringing } from './call-facts';
import { planKey } from './documents';
import type { Facts } from './facts';
import type { DialDocument, Ending, PlanDocument, Result, Step } from './plan';

/** The document under a key of the replica, or undefined when there is none. */
export type Source = (key: string) => unknown;

/** One line of the way a call took. */
export interface PathEntry {
  /** As the media node writes it to `pbx_path`; null for what leaves no mark there. */
  token: string | null;
  /** The object whose plan this is a step of. */
  object: { kind: string; id: string; name: string };
  /** From 0; null: the arrival, or a target that ends the call. */
  step: number | null;
  do: Step['do'] | 'arrive' | 'to';
  outcome: string | null;
  /** What happened and why. */
  words: string;
  /** A rule that decided where the call goes next. */
  decided: boolean;
}

/** How the call ended: `answered` by somebody, or as the caller's phone is told. */
export type CallEnd =
  | 'answered'
  | 'busy'
  | 'rejected'
  | 'no_answer'
  | 'unknown'
  | 'barred'
  | 'loop'
  | 'done'
  | 'abandoned';

/** What a step came to. With neither `go` nor `end` the next step follows. */
export interface StepAnswer {
  outcome?: string;
  words: string;
  go?: Onward;
  end?: CallEnd;
}

/** Reads a step and what is known of the call; changes nothing but the run. */
export type Executor<S extends Step = Step> = (run: Run, step: S) => StepAnswer;

/** A target of a plan, or what only a dialled number leads to. */
export type Onward = DialDocument['go'];

/** Where keys are asked for. */
export interface Prompt {
  /** Seconds since the call came. */
  at: number;
  /** What is taken of what is pressed; '': nothing. */
  keys: string;
}

/** What a call in progress carries with it. */
export class Run {
  readonly path: string[] = [];
  readonly entries: PathEntry[] = [];
  readonly variables = new Map<string, string>();
  result: Result = 'none';
  /** The extension, phone or number that took the call. */
  answeredBy: string | null = null;
  /** E.164 number of the PBX the call came in by, or what was dialled. */
  called: string;
  callerName: string;
  end: CallEnd | null = null;
  /** How often a service was asked. */
  asks = 0;
  /** Spent waiting so far: for people to answer and for keys. */
  seconds = 0;
  /** Every prompt that was reached. */
  readonly prompts: Prompt[] = [];
  private readonly taken = new Set<string>();

  constructor(
    private readonly source: Source,
    readonly facts: CallFacts,
  ) {
    this.called = facts.dialed;
    this.callerName = facts.caller.name;
  }

  document(id: string): PlanDocument | undefined {
    return this.source(planKey(this.facts.sipDomain, id)) as PlanDocument | undefined;
  }

  read(key: string): unknown {
    return this.source(key);
  }

  /** “Sales” for words; the id of what is not there. */
  nameOf(id: string): string {
    const document = this.document(id);
    return document ? `“${document.name}”` : id;
  }

  /** As many of the keys that are pressed at the next prompt as it takes. */
  press(taken: (keys: string) => string): string {
    const keys = taken(this.facts.keys?.[this.prompts.length] ?? '');
    this.prompts.push({ at: this.seconds, keys });
    return keys;
  }

  /** Waits; false: the caller hangs up before it is over. */
  wait(seconds: number): boolean {
    this.seconds = Math.min(this.seconds + seconds, this.patience);
    return this.seconds < this.patience;
  }

  private get patience(): number {
    return this.facts.patienceSeconds ?? Infinity;
  }

  /** As conditions ask for it, now. */
  conditionFacts(): Facts {
    const { at, caller } = this.facts;
    return {
      ...{ at, caller: caller.number, called: this.called, result: this.result },
      variable: (name) => this.variables.get(name) ?? '',
      isRegistered: (extension) => this.isRegistered(extension),
      scheduleOf: (id) => this.document(id)?.schedule,
    };
  }

  /** How ringing ends for the first of these of whom anything is said. */
  ringingOf(...who: readonly string[]): Ringing {
    const { ringing = {} } = this.facts;
    const found = who.find((one) => ringing[one] !== undefined);
    return (found !== undefined && ringing[found]) || { ends: 'no_answer' };
  }

  /** One of its devices; who has none, or is switched off, has none registered. */
  isRegistered(extension: string): boolean {
    const ring = this.document(extension)?.ring;
    if (!ring?.enabled || ring.devices.length === 0) return false;
    return !this.facts.unregistered?.includes(extension);
  }

  /** Calls an extension is in. */
  callsOf(extension: string): number {
    const { busy, from } = this.facts;
    const own = from.kind === 'extension' && from.id === extension ? 1 : 0;
    return own + (busy?.includes(extension) ? 1 : 0);
  }

  /** One more call to the outside of this kind, if there may be one; it counts once a call. */
  take(what: string, most: number | undefined): boolean {
    if (most === undefined) return true;
    const own = this.taken.has(what) ? 1 : 0;
    if ((this.facts.outgoing?.[what] ?? 0) + own >= most) return false;
    this.taken.add(what);
    return true;
  }
}

const BY_RESULT: Readonly<Record<Result, CallEnd>> = {
  none: 'no_answer',
  no_answer: 'no_answer',
  unreachable: 'no_answer',
  busy: 'busy',
  rejected: 'rejected',
};

/** What the caller hears for an ending. */
export function endOf(as: Ending, result: Result): CallEnd {
  return as === 'result' ? BY_RESULT[result] : as;
}
