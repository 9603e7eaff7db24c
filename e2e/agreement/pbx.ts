import type { PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import type { PlanExtension } from '@/lib/extensions/plan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { Random } from '@/telephony/simulator/random';
import { idsOf, ownNumber, type Draft } from './draft';
import { blockList, extensions, numbers, objects, wayOut } from './settings';

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
    rooms: 1,
    queues: 1,
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
    shared: [
      ...several(counts.groups, 200),
      ...several(counts.menus, 300),
      ...several(counts.rooms, 400),
      ...several(counts.queues, 500),
    ],
    directory: people.list.flatMap((extension) =>
      extension.devices.flatMap((device) => {
        const xml = renderDirectoryDocument(tenant, extension, device);
        return xml === null ? [] : [{ key: directoryKey(tenant.sipDomain, device.username), xml }];
      }),
    ),
  };
}
