import type { Callback } from '@/lib/callbacks/contract';

/** lib/callbacks/rules.ts looks at so many calls of a number. */
const TRIES_SEEN = 50;

const WORDS = {
  and: 'and more',
  direct: 'Straight to an extension',
  gone: 'A number that was removed',
  called_back: 'Called back',
  got_through: 'Got through',
  by: (name: string) => `Done by ${name}`,
};

export const callerOf = ({ number, name }: Pick<Callback, 'number' | 'name'>) =>
  name && name !== number ? name : number;

export const triesOf = (tries: number) =>
  tries >= TRIES_SEEN ? `${tries} ${WORDS.and}` : String(tries);

/** The group or queue that did not answer. */
export const throughOf = ({ queue, group }: Callback) => queue?.name ?? group?.name ?? WORDS.direct;

export const calledOf = ({ calledNumber }: Callback) =>
  calledNumber ? calledNumber.label || calledNumber.e164 : WORDS.gone;

export function endOf({ doneReason, doneBy }: Callback): string {
  if (doneReason === 'by_hand') return WORDS.by(doneBy ?? '–');
  return doneReason === null ? '' : WORDS[doneReason];
}

/** Every call with the caller. */
export const callsBehind = (number: string) =>
  `/calls?${new URLSearchParams({ period: 'all', number, match: 'exact' })}`;

export const telOf = (number: string) => `tel:${number}`;
