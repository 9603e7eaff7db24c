import { z } from 'zod';
import type { CallQuality, QueueOutcome } from '@/lib/calls/result';
import type { CallLeg } from './call-leg';
import { parseTrack } from './track';

const object = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/)
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);

/** Variables that say where a call went; none of them can make a record unreadable. */
export const storyFields = {
  pbx_track: text,
  pbx_feature: text,
  pbx_group_id: object,
  pbx_menu_id: object,
  pbx_recording: text,
  transfer_history: text,
  cc_agent: text,
  cc_agent_uuid: text,
  cc_member_session_uuid: text,
  cc_cause: text,
  cc_cancel_reason: text,
};

type StoryVariables = z.output<z.ZodObject<typeof storyFields>>;

/** mod_callcenter's cc_cancel_reason of a caller who left before an agent came. */
const CANCELLED: Readonly<Record<string, QueueOutcome>> = {
  TIMEOUT: 'timed_out',
  NO_AGENT_TIMEOUT: 'no_agents',
  EXIT_WITH_KEY: 'left',
};

/** How the last queue was left, and who answered there. */
export function leavingOf(leg: StoryVariables): { outcome: QueueOutcome; agentId?: string } {
  if (leg.cc_cause !== 'answered') {
    return { outcome: CANCELLED[leg.cc_cancel_reason ?? ''] ?? 'abandoned' };
  }
  const agentId = /^agt_\w{1,28}$/.test(leg.cc_agent ?? '') ? leg.cc_agent : undefined;
  return { outcome: 'answered', ...(agentId && { agentId }) };
}

/** What reach.lua notes: `picked up <channel>`. */
const TAKEN: Readonly<Record<string, CallLeg['taken']>> = {
  'picked up': 'pickup',
  retrieved: 'park',
  replaced: 'takeover',
};

function takenOf(feature: string | undefined): CallLeg['taken'] {
  const [, what = ''] = /^([a-z ]+) [0-9a-f-]{36}$/.exec(feature ?? '') ?? [];
  return TAKEN[what];
}

/** `<seconds>:<uuid>:uuid_br:<other>` or `…:att_xfer:…`; several stand in an ARRAY. */
const JOINED = /([0-9]{10}):[0-9a-f-]{36}:(uuid_br|att_xfer):([^|]*)/g;

/** When a leg was answered, and joined the last time; milliseconds. */
export interface LegTimes {
  answeredAt: number | undefined;
  bridgedAt: number | undefined;
}

/** The list counts in seconds; the leg knows its last join to the millisecond. */
function momentOf(seconds: number, { answeredAt = 0, bridgedAt = 0 }: LegTimes): number {
  if (Math.floor(bridgedAt / 1000) === seconds) return bridgedAt;
  return Math.max(seconds * 1000, answeredAt);
}

/** mod_callcenter joins caller and agent in the same way: that is no transfer. */
function joinedOf(leg: StoryVariables, times: LegTimes): { at: number; uuid: string }[] {
  const own = new Set([leg.cc_agent_uuid, leg.cc_member_session_uuid]);
  return [...(leg.transfer_history ?? '').matchAll(JOINED)]
    .map(([, seconds, , other = '']) => ({
      at: momentOf(Number(seconds), times),
      uuid: other.trim(),
    }))
    .filter(({ uuid }) => !own.has(uuid));
}

const audio = z.looseObject({
  audio: z.looseObject({
    inbound: z.looseObject({
      media_packet_count: z.number(),
      jitter_max_variance: z.number().nonnegative(),
      jitter_loss_rate: z.number().nonnegative(),
      mos: z.number().min(1).max(5),
    }),
  }),
});

/** A second of sound: less says nothing. */
const PACKETS_MIN = 50;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** switch_rtp.c counts intervals in milliseconds (the variance in their squares), lost packets as a part of 1. */
function qualityOf(stats: unknown): CallQuality | undefined {
  const { data } = audio.safeParse(stats);
  const heard = data?.audio.inbound;
  if (!heard || heard.media_packet_count < PACKETS_MIN) return undefined;
  return {
    mos: rounded(heard.mos),
    jitterMs: rounded(Math.sqrt(heard.jitter_max_variance)),
    lossPercent: rounded(Math.min(1, heard.jitter_loss_rate) * 100),
  };
}

/** What a leg's record says beside who, when and how it ended. */
export function storyOf(leg: StoryVariables, times: LegTimes, callStats: unknown) {
  return {
    track: parseTrack(leg.pbx_track),
    taken: takenOf(leg.pbx_feature),
    joined: joinedOf(leg, times),
    groupId: leg.pbx_group_id,
    menuId: leg.pbx_menu_id,
    recorded: Boolean(leg.pbx_recording),
    quality: qualityOf(callStats),
  } satisfies Partial<CallLeg>;
}
