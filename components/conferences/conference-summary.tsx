'use client';

import type { ConferenceValue } from '@/components/conferences/conference-value';
import type { ObjectOf } from '@/components/objects/object-form';

const WORDS = {
  pin: 'Who knows the PIN',
  everybody: 'Everybody',
  most: (count: number) => `up to ${count}`,
  moderated: 'with a moderator',
};

/** Whether a PIN is asked for, and how many fit in. */
export function ConferenceSummary({ object }: { object: ObjectOf<ConferenceValue> }) {
  const { pin, moderatorPin, waitForModerator, maxMembers } = object;
  const words = [
    pin === null && moderatorPin === null ? WORDS.everybody : WORDS.pin,
    WORDS.most(maxMembers),
    ...(waitForModerator ? [WORDS.moderated] : []),
  ];
  return <span className="block truncate">{words.join(', ')}</span>;
}
