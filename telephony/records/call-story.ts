import type { CallQuality, QueueOutcome, TransferReason } from '@/lib/calls/result';
import type { CallLeg } from './call-leg';
import { isJoined, type CallView } from './call-view';
import type { TrackEntry } from './track';

/** The call went on to somebody else. Of `to` an object's or extension's id; undefined: unknown who. */
export interface Transfer {
  at: number;
  reason: TransferReason;
  to: string | undefined;
}

export interface QueueStay {
  id: string;
  enteredAt: number;
  /** undefined: the record does not say. */
  leftAt: number | undefined;
  outcome: QueueOutcome | null;
  agentId: string | null;
}

/** What a call came through, told by its legs. */
export interface CallStory {
  track: TrackEntry[];
  transfers: Transfer[];
  queues: QueueStay[];
  groupIds: string[];
  menuIds: string[];
  menuKeys: string | null;
  service: boolean;
  blocked: boolean;
  voicemail: boolean;
  /** In a conference since. */
  roomAt: number | undefined;
  quality: CallQuality | null;
}

const GROUP = 'rg_';
const MENU = 'mnu_';
const BOX = 'vmb_';

/** What sends a call on by itself, by the form of its id. A number only ever leads to the first place. */
const SENDERS: readonly [prefix: string, reason: TransferReason][] = [
  [GROUP, 'ring_group'],
  [MENU, 'menu'],
  ['sch_', 'schedule'],
  ['que_', 'queue'],
  ['svc_', 'service'],
];

const unique = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Entries of all legs in the order of time; a code that reached for the call is told by its leg. */
function trackOf(legs: readonly CallLeg[]): TrackEntry[] {
  const own = legs.filter((leg) => leg.taken === undefined);
  return own.flatMap((leg) => leg.track ?? []).sort((a, b) => a.at - b.at);
}

function reasonOf(
  entry: TrackEntry,
  before: TrackEntry | undefined,
  rang: boolean,
): TransferReason | undefined {
  if (entry.value === 'blind' || entry.value === 'park') return entry.value;
  if (!before || entry.value === 'dialled') return undefined;
  if (before.id.startsWith('num_')) return entry.value === 'when' ? 'schedule' : undefined;
  if (before.id.startsWith('ext_')) return rang ? 'cascade' : 'forward';
  return SENDERS.find(([prefix]) => before.id.startsWith(prefix))?.[1];
}

/** A voicemail box is where a call ends, not somebody else. */
function sentOn(track: readonly TrackEntry[]): Transfer[] {
  const transfers: Transfer[] = [];
  let before: TrackEntry | undefined;
  let rang = false;
  for (const entry of track) {
    if (entry.kind === 'rang') rang = true;
    if (entry.kind !== 'at') continue;
    const reason = reasonOf(entry, before, rang);
    if (reason && !entry.id.startsWith(BOX)) transfers.push({ at: entry.at, reason, to: entry.id });
    before = entry;
    rang = false;
  }
  return transfers;
}

/** Somebody reached for the call by a code and got it. */
export function takenAt(leg: CallLeg): number | undefined {
  return leg.taken !== undefined && isJoined(leg) ? leg.answeredAt : undefined;
}

function byHand(legs: readonly CallLeg[]): Transfer[] {
  const takers = legs.filter((leg) => takenAt(leg) !== undefined);
  const own = new Set(legs.filter((leg) => leg.taken !== undefined).map((leg) => leg.id));
  const attended = legs
    .filter((leg) => leg.taken === undefined)
    .flatMap((leg) => leg.joined ?? [])
    .filter(({ uuid }) => !own.has(uuid))
    .map(({ at }): Transfer => ({ at, reason: 'attended', to: undefined }));
  // Both sides of the call may tell of the same moment.
  const moments = new Map(attended.map((transfer) => [transfer.at, transfer]));
  const taken = takers.map((leg): Transfer => {
    const at = takenAt(leg) ?? leg.startedAt;
    return { at, reason: leg.taken ?? 'pickup', to: leg.extensionId };
  });
  return [...moments.values(), ...taken];
}

const LEFT: Readonly<Record<string, QueueOutcome>> = {
  answered: 'answered',
  abandoned: 'abandoned',
  timeout: 'timed_out',
  no_agents: 'no_agents',
  key: 'left',
};

/** The last one by the queue's own words, which also know whether the two were ever joined. */
function withLast(stays: QueueStay[], caller: CallLeg | undefined): QueueStay[] {
  const { queue } = caller ?? {};
  if (!queue || !caller) return stays;
  const last = stays.at(-1) ?? {
    ...{
      id: queue.id,
      enteredAt: queue.enteredAt,
      leftAt: undefined,
      outcome: null,
      agentId: null,
    },
  };
  if (last.id !== queue.id) return stays;
  const said = last.outcome ?? queue.outcome ?? null;
  // Who hung up between an agent's answer and the join spoke with nobody.
  const outcome = said === 'answered' && caller.bridgedAt === undefined ? 'abandoned' : said;
  const answered = outcome === 'answered';
  const joinedAt =
    answered && (caller.bridgedAt ?? 0) >= last.enteredAt ? caller.bridgedAt : undefined;
  const leftAt = joinedAt ?? last.leftAt ?? (answered ? undefined : caller.endedAt);
  const agentId = answered ? (queue.agentId ?? null) : null;
  return [...stays.slice(0, -1), { ...last, outcome, leftAt, agentId }];
}

function queuesOf(track: readonly TrackEntry[], caller: CallLeg | undefined): QueueStay[] {
  const stays: QueueStay[] = [];
  for (const { kind, id, at, value } of track) {
    if (kind === 'wait') {
      stays.push({ id, enteredAt: at, leftAt: undefined, outcome: null, agentId: null });
    }
    const open = stays.at(-1);
    if (kind !== 'left' || open?.id !== id) continue;
    stays[stays.length - 1] = { ...open, leftAt: at, outcome: LEFT[value] ?? null };
  }
  return withLast(stays, caller);
}

const NO_KEYS = new Set(['timeout', 'invalid', 'abandoned', '']);
const KEYS_LENGTH_MAX = 64;

function keysOf(track: readonly TrackEntry[]): string | null {
  const keys = track.filter(({ kind, value }) => kind === 'key' && !NO_KEYS.has(value));
  const text = keys.map(({ value }) => value).join(' ');
  return text === '' ? null : text.slice(0, KEYS_LENGTH_MAX).trimEnd();
}

/** A code, or the own voicemail box: something of the PBX itself and nobody who could have missed it. */
function isService(track: readonly TrackEntry[], { lead }: CallView): boolean {
  if (lead.role !== 'caller' || lead.direction === 'inbound') return false;
  const first = track.find(({ kind }) => kind === 'code' || kind === 'at');
  return first !== undefined && (first.kind === 'code' || first.id.startsWith(BOX));
}

function worst(
  legs: readonly CallLeg[],
  of: (quality: CallQuality) => number | null,
  choose: (...values: number[]) => number,
): number | null {
  const values = legs
    .map(({ quality }) => (quality ? of(quality) : null))
    .filter((value) => value !== null);
  return values.length === 0 ? null : choose(...values);
}

function qualityOf(legs: readonly CallLeg[]): CallQuality | null {
  if (legs.every(({ quality }) => quality === undefined)) return null;
  return {
    mos: worst(legs, ({ mos }) => mos, Math.min),
    jitterMs: worst(legs, ({ jitterMs }) => jitterMs, Math.max),
    lossPercent: worst(legs, ({ lossPercent }) => lossPercent, Math.max),
  };
}

/** Pure; the same legs give the same story in any order, because the view is in order. */
export function storyOf(view: CallView): CallStory {
  const { caller, callees } = view;
  const legs = caller ? [caller, ...callees] : callees;
  const track = trackOf(legs);
  const visited = track.filter(({ kind }) => kind === 'at').map(({ id }) => id);
  const among = (prefix: string, of: (leg: CallLeg) => string | undefined) =>
    unique([...visited.filter((id) => id.startsWith(prefix)), ...legs.map(of)]);
  const has = (kind: TrackEntry['kind'], value?: string) =>
    track.some((entry) => entry.kind === kind && (value === undefined || entry.value === value));
  return {
    track,
    transfers: [...sentOn(track), ...byHand(legs)].sort((a, b) => a.at - b.at),
    queues: queuesOf(track, caller),
    groupIds: among(GROUP, (leg) => leg.groupId),
    menuIds: among(MENU, (leg) => leg.menuId),
    menuKeys: keysOf(track),
    service: isService(track, view),
    blocked: has('block'),
    voicemail: has('box', 'left'),
    roomAt: track.find(({ kind }) => kind === 'room')?.at,
    quality: qualityOf(legs),
  };
}

/** Objects and extensions that a journey names: look them up, and hand them over as `people`. */
export function namedIds(legs: readonly CallLeg[]): string[] {
  return unique(
    legs.flatMap((leg) => [
      ...[leg.extensionId, leg.rungExtensionId, leg.queue?.id, leg.queue?.agentId],
      ...[leg.groupId, leg.menuId],
      ...(leg.track ?? []).map(({ id }) => id),
    ]),
  ).filter((id) => /^[a-z]{2,3}_\w{1,28}$/.test(id));
}
