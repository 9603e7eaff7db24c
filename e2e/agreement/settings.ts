import { compileBlockGroup } from '@/lib/block-list/plan';
import type { CallDocument } from '@/lib/call-plan/documents';
import { configWithDefaults } from '@/lib/extensions/config';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { menu } from '@/lib/menus/contract';
import { compileNumber } from '@/lib/numbers/plan';
import { createNumberBody } from '@/lib/numbers/contract';
import { compileObject } from '@/lib/objects/compile-object';
import { createBody } from '@/lib/objects/contract';
import type { JsonObject, ObjectKind } from '@/lib/objects/kind';
import { conference } from '@/lib/conferences/contract';
import { outgoing } from '@/lib/outgoing/contract';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { queue } from '@/lib/queues/contract';
import { ringGroup } from '@/lib/ring-groups/contract';
import { schedule } from '@/lib/schedules/contract';
import { z } from 'zod';
import {
  callRules,
  chance,
  conferenceConfig,
  destination,
  groupConfig,
  menuConfig,
  outgoingConfig,
  patterns,
  queueConfig,
  scheduleConfig,
  scheduleId,
} from './parts';
import { HOLD_NUMBER, ownNumber, type Draft } from './draft';

const several = <Made>(count: number, make: (which: number) => Made) =>
  Array.from({ length: count }, (_, which) => make(which));

function device({ random, index }: Draft, which: number, end: string) {
  return {
    id: `dev_p${index}e${which}${end}`,
    username: `p${index}e${which}${end}`,
    enabled: !chance(random, 0.05),
  };
}

const config = z.strictObject(configWithDefaults);

function extension(draft: Draft, which: number): PlanExtension {
  const { random, idOf } = draft;
  const phones = random.weighted({ none: 8, one: 55, two: 37 });
  const ringOrder = random.pick(['together', 'together', 'in_order'] as const);
  const ends = { none: [], one: ['a'], two: ['a', 'b'] }[phones];
  return {
    id: idOf('extension', which),
    number: String(101 + which),
    name: `Person ${101 + which}`,
    enabled: !chance(random, 0.06),
    // Shorter than the contract takes: nobody waits for a test. Half of it is not what a phone rings.
    ringTimeoutSeconds: ringOrder === 'in_order' ? 6 : random.pick([3, 5]),
    outboundCallerId: null,
    config: config.parse({
      doNotDisturb: chance(random, 0.12),
      forward: chance(random, 0.08) ? destination(draft) : null,
      ringOrder,
      rules: callRules(draft),
      recording: random.pick([null, null, null, 'never', 'on_demand']),
      maxCalls: random.pick([null, null, null, null, 1, 2]),
      mayCallOut: random.pick(['everywhere', 'everywhere', 'everywhere', 'inside']),
    }),
    devices: ends.map((end) => device(draft, which, end)),
  };
}

/** Who is called by those who must be in a call; answers always. */
function holder({ index, idOf }: Draft): PlanExtension {
  const username = `p${index}hold`;
  return {
    ...{ id: idOf('extension', 99), number: HOLD_NUMBER, name: 'Hold', enabled: true },
    ...{ ringTimeoutSeconds: 30, outboundCallerId: null, config: {} },
    devices: [{ id: `dev_${username}`, username, enabled: true }],
  };
}

export function extensions(draft: Draft): { list: PlanExtension[]; documents: CallDocument[] } {
  const list = several(draft.counts.extensions, (which) => extension(draft, which));
  const documents = [...list, holder(draft)].flatMap((one) => compileExtension(one, draft.tenant));
  return { list, documents };
}

/** Through the kind's own contract, as the API would take it. @throws Error on what it refuses */
function object(
  { tenant }: Draft,
  kind: ObjectKind,
  id: string,
  body: Record<string, unknown>,
  state?: unknown,
): CallDocument[] {
  const { name, number = null, enabled, ...rest } = createBody(kind).parse(body);
  const faults = kind.check?.(rest) ?? [];
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const config = kind.toStored?.(rest as JsonObject, undefined) ?? rest;
  return compileObject({ id, kind: kind.kind, name, number, enabled, config, state }, tenant);
}

export function objects(draft: Draft): CallDocument[] {
  const { counts, idOf, random } = draft;
  const common = (name: string, number: number) => ({
    ...{ name, number: String(number), enabled: !chance(random, 0.05) },
  });
  return [
    ...several(counts.groups, (which) =>
      object(draft, ringGroup, idOf('ringGroup', which), {
        ...common(`Group ${which}`, 200 + which),
        ...groupConfig(draft),
      }),
    ),
    ...several(counts.menus, (which) =>
      object(draft, menu, idOf('menu', which), {
        ...common(`Menu ${which}`, 300 + which),
        ...menuConfig(draft),
      }),
    ),
    ...several(counts.rooms, (which) =>
      object(draft, conference, idOf('conference', which), {
        ...common(`Room ${which}`, 400 + which),
        ...conferenceConfig(draft),
      }),
    ),
    ...several(counts.queues, (which) =>
      object(draft, queue, idOf('queue', which), {
        ...common(`Queue ${which}`, 500 + which),
        ...queueConfig(draft),
      }),
    ),
    ...several(counts.schedules, (which) =>
      object(draft, schedule, idOf('schedule', which), {
        ...{ name: `Hours ${which}`, enabled: !chance(random, 0.05) },
        ...scheduleConfig(draft),
      }),
    ),
  ].flat();
}

export function numbers(draft: Draft): CallDocument[] {
  const { random, index, idOf, tenant } = draft;
  return [1, 2].flatMap((which) => {
    const { e164, label, enabled, callerNamePrefix, ...rest } = createNumberBody.parse({
      ...{ e164: ownNumber(index, which), label: `Line ${which}`, enabled: !chance(random, 0.05) },
      destination: chance(random, 0.05) ? null : destination(draft),
      hours: chance(random, 0.4)
        ? {
            schedule: scheduleId(draft),
            closed: chance(random, 0.8) ? destination(draft) : null,
          }
        : null,
      callerNamePrefix: random.pick([null, 'Sales', 'A "B", ${x};']),
      screened: chance(random, 0.7),
      recording: random.pick([null, null, null, 'never']),
    });
    const id = idOf('number', which);
    return compileNumber({ id, e164, label, enabled, callerNamePrefix, config: rest }, tenant);
  });
}

/** Callers who are on the list, by number; see facts.ts for who calls. */
export const BLOCKED = ['+49401110001', '4711'] as const;

export function blockList({ random, tenant }: Draft): CallDocument[] {
  if (chance(random, 0.3)) return [];
  return compileBlockGroup(
    {
      id: '100',
      numbers: BLOCKED.map((value, which) => ({ id: `blk_${which}`, value })),
      rest: {
        action: random.pick(['busy', 'rejected']),
        anonymous: chance(random, 0.5),
        patterns: chance(random, 0.5) ? patterns(random) : [],
      },
    },
    tenant,
  );
}

export function wayOut(draft: Draft): CallDocument[] {
  const { random, index, tenant, idOf } = draft;
  const trunks = several(random.pick([0, 1, 1, 2]), (which) => ({
    ...{ id: idOf('trunk', which), set: 10_000 + index * 2 + which },
  }));
  const defaultCallerId = chance(random, 0.5) ? ownNumber(index, 1) : null;
  const facts = { trunks, defaultCallerId };
  if (chance(random, 0.4)) return compileOutgoing(tenant, facts);
  const body = { name: 'Outgoing', ...outgoingConfig(draft, trunks) };
  return object(draft, outgoing, idOf('outgoing', 1), body, facts);
}
