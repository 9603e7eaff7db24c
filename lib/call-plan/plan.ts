/**
 * The call plan: what a PBX does with a call, as small documents that name each other by id. It is
 * compiled from the configuration once and read by three: the media node's interpreter
 * (telephony/freeswitch/scripts/pbx-call.lua), the evaluator ("test a call") and the simulator.
 * A document depends on nothing but its own row, so a change pushes only what differs.
 */

/** Objects of a PBX that a call can be sent to. */
export const TARGET_KINDS = [
  'extension',
  'ring_group',
  'queue',
  'menu',
  'schedule',
  'voicemail',
  'conference',
  'service',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Where a call goes next. `sound` is played, then the call ends. `hangup` declines. */
export type Target =
  | { kind: TargetKind; id: string }
  | { kind: 'outside'; number: string }
  | { kind: 'sound'; id: string }
  | { kind: 'busy' }
  | { kind: 'hangup' };

/** How a step that rang somebody ended. `none`: nobody has been rung yet. */
export const RESULTS = ['none', 'no_answer', 'busy', 'unreachable', 'rejected'] as const;
export type Result = (typeof RESULTS)[number];

/**
 * A pattern for numbers: digits and `+` stand for themselves, `?` for one character, `*` for any run
 * of them, `[2-5]` for one of a range. Nothing else. See pattern.ts.
 */
export type Pattern = string;

/** All conditions of a list must hold. */
export type Condition =
  | { on: 'caller'; patterns: Pattern[]; not?: true }
  | { on: 'anonymous'; not?: true }
  | { on: 'called'; patterns: Pattern[]; not?: true }
  | { on: 'schedule'; id: string; is: ScheduleState }
  | { on: 'result'; among: Result[] }
  | { on: 'registered'; extension: string; not?: true }
  | { on: 'variable'; name: string; patterns: Pattern[]; not?: true };

export type ScheduleState = 'open' | 'closed';

/** Somebody to ring. Extensions are looked up when it rings: their devices stand in their document. */
export type Leg = { afterSeconds?: number; timeoutSeconds?: number } & (
  { extension: string } | { outside: string; confirm?: true }
);

export type Ending =
  | /** 486 */ 'busy'
    /** 603 */
  | 'rejected'
  /** 480 */
  | 'no_answer'
  /** 404 */
  | 'unknown'
  /** 403 */
  | 'barred'
  /** as the last ringing ended */
  | 'result'
  /** a call that was answered: 200 and BYE */
  | 'done';

/** `on_demand`: once an extension dials *2 during the call. */
export type Recording = 'always' | 'on_demand' | 'never';

export type Step =
  | { do: 'when'; if: Condition[]; go: Target }
  | { do: 'go'; to: Target }
  | { do: 'mark'; name: Mark; value: string }
  | { do: 'prefix'; text: string }
  | { do: 'screen' } /** How is the policy's business: `plan:<domain>:recording`. */
  | { do: 'record'; when: Recording }
  | { do: 'play'; sound: string }
  | RingStep
  | { do: 'queue'; id: string; exits: { timeout?: Target; noAgents?: Target; key?: Target } }
  | MenuStep
  | CollectStep
  | { do: 'ask'; id: string; fallback: Target }
  | { do: 'voicemail'; box: string }
  | { do: 'conference'; room: string }
  | { do: 'outside'; number: string }
  | { do: 'feature'; code: FeatureName }
  | { do: 'end'; as: Ending };

/**
 * A step with `only` is left out when not all of its conditions hold: the path then has the token
 * `<id>.<step>=skip`.
 */
export type GuardedStep = Step & { only?: Condition[] };

/** What the call's record carries about the way it took. */
export type Mark = 'number' | 'extension' | 'group' | 'queue' | 'menu';

export interface RingStep {
  do: 'ring';
  legs: Leg[];
  order: 'together' | 'in_order' | 'random';
  /** In all; after it the call goes on with the next step. */
  timeoutSeconds: number;
  /** Extensions in a call are left out. */
  skipBusy?: true;
  /** Sound heard instead of the ring-back tone; the call is then answered first. */
  music?: string;
}

export interface MenuStep {
  do: 'menu';
  greeting?: string;
  /** Key strings, the longest match wins: `1`, `12`, `#`. */
  keys: { digits: string; go: Target }[];
  /** Seconds without a key. */
  timeoutSeconds: number;
  /** Greetings heard before `onTimeout` and `onInvalid` are taken. */
  tries: number;
  invalidSound?: string;
  onTimeout?: Target;
  onInvalid?: Target;
  /** Callers may dial an extension's number. */
  dialExtensions?: true;
  /** Seconds in this menu, all tries together. */
  lifetimeSeconds?: number;
}

export interface CollectStep {
  do: 'collect';
  /** Channel variable `pbx_var_<name>`; a–z, 0–9 and _. */
  name: string;
  prompt?: string;
  digitsMin: number;
  digitsMax: number;
  timeoutSeconds: number;
}

export const FEATURES = [
  'pickup',
  'group_pickup',
  'park',
  'retrieve',
  'voicemail',
  'forward_on',
  'forward_off',
  'dnd_on',
  'dnd_off',
  'agent_in',
  'agent_out',
  'listen',
  'whisper',
  'join',
  'replace',
  'echo',
  'time',
  'conference',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** What the features of a PBX need on the node stands in one plan, beside no steps. */
export const FEATURES_ID = 'features';

/** `dial:<domain>:<what is dialled>` */
export interface DialDocument {
  go: Target | { kind: 'number' | 'outgoing'; id: string } | { kind: 'feature'; id: FeatureName };
  /** May be reached from a trunk. Only numbers are. */
  public?: true;
  /** What follows the dialled prefix is an argument: `*8201`. */
  argument?: true;
}

/** `plan:<domain>:<id>` */
export interface PlanDocument {
  id: string;
  kind: string;
  name: string;
  steps: GuardedStep[];
  /** Of an extension: what others need in order to ring it. */
  ring?: ExtensionRing;
  /** Of a schedule. */
  schedule?: ScheduleTable;
  /** What a kind keeps beside its steps, read by its own step on the node. */
  data?: Record<string, unknown>;
}

export interface ExtensionRing {
  number: string;
  enabled: boolean;
  doNotDisturb: boolean;
  order: 'together' | 'in_order';
  timeoutSeconds: number;
  devices: { id: string; username: string }[];
}

/** Opening hours that need no time-zone data on the node: offsets are listed with the moment they begin. */
export interface ScheduleTable {
  /** Ascending: [seconds since 1970, offset from UTC in seconds]. The first holds before it, too. */
  offsets: [number, number][];
  /** Minutes of the local week, Monday 00:00 = 0, end exclusive, not wrapping: [from, to]. */
  week: [number, number][];
  /** Local days `YYYYMMDD` that do not follow the week: minutes of the day that are open. */
  days: { from: number; to: number; open: [number, number][] }[];
  /** Yearly days, `MMDD`. */
  yearly: { from: number; to: number; open: [number, number][] }[];
  /** Seconds since 1970: closed (or open) by hand until then. */
  override?: { is: ScheduleState; until: number };
}

export const MAX_STEPS = 100;
