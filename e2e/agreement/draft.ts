import type { PlanTenant } from '@/lib/call-plan/compile';
import { ID_PREFIX, type IdKind } from '@/lib/shared/ids';
import type { Random } from '@/telephony/simulator/random';

/** The node has a file for the first, none for the second. */
export const SOUND_THERE = `${ID_PREFIX.sound}_${'1'.padStart(20, '0')}`;
export const SOUND_MISSING = `${ID_PREFIX.sound}_${'2'.padStart(20, '0')}`;

/** Extensions of a generated PBX that are never part of a case: where somebody talks to somebody. */
export const HOLD_NUMBER = '190';

const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids that say which PBX they are of, in the form of real ones. */
export function idsOf(index: number) {
  const base = (value: number) =>
    [5, 4, 3, 2, 1, 0].map((place) => BASE_32[Math.floor(value / 32 ** place) % 32]).join('');
  return (kind: IdKind, which: number) =>
    `${ID_PREFIX[kind]}_${base(index).padStart(10, '0')}${base(which).padStart(10, '0')}`;
}

export type IdOf = ReturnType<typeof idsOf>;

/** What every part of a generated PBX may name. */
export interface Draft {
  random: Random;
  index: number;
  idOf: IdOf;
  tenant: PlanTenant;
  counts: Readonly<
    Record<'extensions' | 'groups' | 'menus' | 'schedules' | 'rooms' | 'queues', number>
  >;
}

export const ownNumber = (index: number, which: number) =>
  `+4930${String(1_000_000 + index * 10 + which)}`;
