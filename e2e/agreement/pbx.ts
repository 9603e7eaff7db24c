import type { PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import type { PlanExtension } from '@/lib/extensions/plan';
import { ID_PREFIX, type IdKind } from '@/lib/shared/ids';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { Random } from '@/telephony/simulator/random';
import { blockList, extensions, numbers, objects, wayOut } from './settings';

/** The node has a file for the first, none for the second. */
export const SOUND_THERE = `${ID_PREFIX.sound}_${'1'.padStart(20, '0')}`;
export const SOUND_MISSING = `${ID_PREFIX.sound}_${'2'.padStart(20, '0')}`;

/** Extensions of a generated PBX that are never part of a case: where somebody talks to somebody. */
export const HOLD_NUMBER = '190';

const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids that say which PBX they are of, in the form of real ones. */
function idsOf(index: number) {
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
  counts: { extensions: number; groups: number; menus: number; schedules: number };
}

export interface Pbx {
  index: number;
  tenant: PlanTenant;
  extensions: readonly PlanExtension[];
  numbers: readonly string[];
  /** Numbers of groups and menus. */
  shared: readonly string[];
  documents: readonly CallDocument[];
  /** Accounts of the devices, as the node looks them up. */
  directory: readonly { key: string; xml: string }[];
}

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'] as const;

export const ownNumber = (index: number, which: number) =>
  `+4930${String(1_000_000 + index * 10 + which)}`;

const several = (count: number, from: number) =>
  Array.from({ length: count }, (_, which) => String(from + which));

/** A whole PBX from one seed: settings as the contracts take them, documents as the compilers make them. */
export function makePbx(seed: number, index: number): Pbx {
  const random = new Random(seed * 1_000_003 + index * 7919);
  const tenant: PlanTenant = {
    id: idsOf(index)('tenant', 0),
    sipDomain: `a${index}.pbx.localhost`,
    ...{ countryCode: '49', timezone: random.pick(ZONES), language: 'en' },
  };
  const counts = {
    extensions: random.between(3, 5),
    groups: random.between(1, 4),
    menus: random.between(1, 3),
    schedules: random.between(1, 2),
  };
  const draft: Draft = { random, index, idOf: idsOf(index), tenant, counts };
  const people = extensions(draft);
  const documents = [
    ...people.documents,
    ...objects(draft),
    ...numbers(draft),
    ...blockList(draft),
    ...wayOut(draft),
  ];
  return {
    ...{ index, tenant, documents, extensions: people.list },
    numbers: [1, 2].map((which) => ownNumber(index, which)),
    shared: [...several(counts.groups, 200), ...several(counts.menus, 300)],
    directory: people.list.flatMap((extension) =>
      extension.devices.flatMap((device) => {
        const xml = renderDirectoryDocument(tenant, extension, device);
        return xml === null ? [] : [{ key: directoryKey(tenant.sipDomain, device.username), xml }];
      }),
    ),
  };
}
