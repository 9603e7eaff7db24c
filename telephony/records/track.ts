/**
 * What the interpreter wrote down of a call's way (telephony/freeswitch/scripts/track.lua). `at` is
 * milliseconds since the epoch by the node's clock.
 *
 * at     came to a plan; value: the step that led there, or dialled, blind, park
 * code   a feature code; id: its name        key    keys in a menu, timeout, invalid, abandoned
 * wait   in a queue                          left   and how that ended
 * rang   a ring step and its result          box    a voicemail box: left, none, full
 * ask    a service: ok, fallback             play   an announcement
 * room   in a conference                     block  on the block list
 * end    ended by its plan; value: how       park   parked; id: by whom, value: the place
 */
export const TRACK_KINDS = [
  'at',
  'code',
  'key',
  'wait',
  'left',
  'rang',
  'box',
  'ask',
  'play',
  'room',
  'block',
  'end',
  'park',
] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

export interface TrackEntry {
  at: number;
  kind: TrackKind;
  id: string;
  value: string;
}

const ENTRY = /^([0-9]{13}):([a-z]{2,8}):([\w+*#-]{0,40}):([\w+*#-]{0,40})$/;
const ENTRIES_MAX = 200;

const isKind = (kind: string): kind is TrackKind => TRACK_KINDS.some((known) => known === kind);

/** What is no entry is left out: the record may be of a newer node. */
export function parseTrack(text: string | undefined): TrackEntry[] {
  if (!text) return [];
  return text
    .split(' ')
    .slice(0, ENTRIES_MAX)
    .flatMap((word): TrackEntry[] => {
      const [, at, kind = '', id = '', value = ''] = ENTRY.exec(word) ?? [];
      return at && isKind(kind) ? [{ at: Number(at), kind, id, value }] : [];
    });
}
