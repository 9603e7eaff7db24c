import { extensionsOf, type CountedCall } from './counted-call';

/** Of calls with a note; beside `tag:<id>` the only facet that people give. */
export const NOTE_FACET = 'note';
export const TAG_PREFIX = 'tag:';

export const facetOfNumber = (number: string): string => `tel:${number}`;

/**
 * Where a call is found beside its own time: the names of the ranges in call_facet that it is in, each
 * once. Pure. Tags and notes are added by people and are not among them.
 */
export function facetsOf(call: CountedCall): string[] {
  const found = new Set<string>();
  const add = (prefix: string, id: string | null): void => {
    if (id !== null && id !== '') found.add(`${prefix}:${id}`);
  };
  for (const id of extensionsOf(call)) add('ext', id);
  for (const id of call.groupIds) add('grp', id);
  for (const id of call.menuIds) add('mnu', id);
  add('que', call.queueId);
  add('agt', call.agentId);
  add('num', call.numberId);
  for (const number of [call.callerNumber, call.calledNumber]) {
    if (number !== '') found.add(facetOfNumber(number));
  }
  if (call.result !== 'answered') add('res', call.result);
  if (call.missedByTeam) found.add('mis');
  if (call.recorded) found.add('rec');
  if (call.rating !== null) add('rat', String(call.rating));
  return [...found];
}

export interface NumberSuffix {
  suffix: string;
  /** Where in the number it begins, from 0. */
  position: number;
}

const SHORTEST_SUFFIX = 3;

/** The ends of a number by which a part of it is searched; of a short number, the number. Pure. */
export function suffixesOf(number: string): NumberSuffix[] {
  const last = Math.max(0, number.length - SHORTEST_SUFFIX);
  return Array.from({ length: last + 1 }, (_, position) => ({
    suffix: number.slice(position),
    position,
  }));
}
