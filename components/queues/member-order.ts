import type { QueueMember } from '@/lib/queues/contract';

const byPlace = (one: QueueMember, other: QueueMember): number =>
  one.level - other.level || one.position - other.position;

/** As a list shows them: level by level, and in order within each. Pure. */
export const inOrder = (members: readonly QueueMember[]): QueueMember[] =>
  members.toSorted(byPlace);

/**
 * What a list shows, with positions that say the same: rows of a lower level come first however they
 * were moved. Pure.
 */
export const withPositions = (rows: readonly QueueMember[]): QueueMember[] =>
  inOrder(rows.map((row, place) => ({ ...row, position: place + 1 })));

/** How many levels are used. Pure. */
export const levelsIn = (members: readonly QueueMember[]): number =>
  new Set(members.map(({ level }) => level)).size;
