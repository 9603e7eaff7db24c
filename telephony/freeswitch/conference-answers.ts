import { z } from 'zod';
import type { ConferenceState } from '../ports';

/** One line of `conference <name> json_list` as mod_conference 1.10 and 1.11 write it. */
const member = z.object({
  type: z.string(),
  id: z.int().optional(),
  uuid: z.string().default(''),
  caller_id_number: z.string().default(''),
  caller_id_name: z.string().default(''),
  join_time: z.number().default(0),
  flags: z
    .object({
      can_speak: z.boolean().default(true),
      talking: z.boolean().default(false),
      is_moderator: z.boolean().default(false),
    })
    .default({ can_speak: true, talking: false, is_moderator: false }),
});

const conference = z.object({
  locked: z.boolean().default(false),
  recording: z.boolean().default(false),
  members: z.array(member).default([]),
});

/** Undefined for `-ERR Conference … not found`. @throws on an answer of another form. */
export function readConference(text: string): ConferenceState | undefined {
  if (!text.startsWith('[')) return undefined;
  const [found] = z.array(conference).parse(JSON.parse(text));
  if (!found) return undefined;
  // A recording is a member of its own.
  const people = found.members.filter(({ type }) => type === 'caller');
  return {
    isLocked: found.locked,
    isRecorded: found.members.some(({ type }) => type === 'recording_node'),
    members: people.map(({ id = 0, uuid, flags, ...one }) => ({
      ...{ member: id, uuid, joinedSecondsAgo: one.join_time },
      ...{ callerNumber: one.caller_id_number, callerName: one.caller_id_name },
      isModerator: flags.is_moderator,
      isMuted: !flags.can_speak,
      isTalking: flags.talking,
    })),
  };
}

/** `OK mute 3`, `+OK kicked …`; otherwise it begins with -ERR, or names what is not there. */
export function isDone(text: string): boolean {
  return !text.startsWith('-ERR') && !/not found|invalid|non-exist/i.test(text);
}
