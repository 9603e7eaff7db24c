import type { Random } from '@/telephony/simulator/random';
import { ownNumber, SOUND_MISSING, SOUND_THERE, type Draft } from './draft';

/** Parts of settings, as a person might have given them. */
type Given = Record<string, unknown>;

export const chance = (random: Random, share: number) => random.next() < share;

const listOf = <Made>(random: Random, low: number, high: number, make: () => Made): Made[] =>
  Array.from({ length: random.between(low, high) }, make);

/** Numbers outside; what their carriers say is in the facts of a call. */
export const HELP = ['112', '110', '999'] as const;
export const OUTSIDE = ['+442079460100', '+442079460101', '+4940990021', '+4940990022'] as const;

const PATTERNS = ['+4940*', '+49401110002', '1??', '10[1-3]', '+44*', '*1', '+??40*', '4711', '*'];

export const patterns = (random: Random) => listOf(random, 1, 2, () => random.pick(PATTERNS));

export const scheduleId = ({ random, idOf, counts }: Draft) =>
  idOf('schedule', random.between(0, counts.schedules - 1));

const extensionId = ({ random, idOf, counts }: Draft) =>
  idOf('extension', random.between(0, counts.extensions - 1));

function outsideNumber({ random, index }: Draft): string {
  return chance(random, 0.15) ? ownNumber(index, random.between(1, 2)) : random.pick(OUTSIDE);
}

const WEIGHTS = {
  ...{ extension: 30, ring_group: 18, menu: 14, schedule: 8, outside: 10, sound: 6 },
  ...{ conference: 4, queue: 5, busy: 5, hangup: 5, gone: 3 },
};

/** Anything a call can be sent to that needs nothing but calls; now and then what is not there. */
export function destination(draft: Draft): Given {
  const { random, idOf, counts } = draft;
  const kind = random.weighted(WEIGHTS);
  switch (kind) {
    case 'extension':
      return { kind, id: extensionId(draft) };
    case 'ring_group':
      return { kind, id: idOf('ringGroup', random.between(0, counts.groups - 1)) };
    case 'menu':
      return { kind, id: idOf('menu', random.between(0, counts.menus - 1)) };
    case 'schedule':
      return { kind, id: scheduleId(draft) };
    case 'conference':
    case 'queue':
      return { kind, id: idOf(kind, 0) };
    case 'outside':
      return { kind, number: outsideNumber(draft) };
    case 'sound':
      return { kind, id: sound(random) };
    case 'gone':
      return { kind: 'ring_group', id: idOf('ringGroup', 77) };
    default:
      return { kind };
  }
}

const sound = (random: Random) => random.pick([SOUND_THERE, SOUND_MISSING]);

function member(draft: Draft): Given {
  const { random } = draft;
  const afterSeconds = random.pick([0, 0, 0, 2]);
  if (chance(random, 0.8)) return { extension: extensionId(draft), afterSeconds };
  return { outside: outsideNumber(draft), afterSeconds, confirm: chance(random, 0.3) };
}

function rule(draft: Draft): Given {
  const { random } = draft;
  const act = random.weighted({ busy: 1, hangup: 1, play: 1, send: 5, ring: 3 });
  return {
    enabled: !chance(random, 0.1),
    when: {
      moment: random.pick([
        ...['arrival', 'no_answer', 'busy'],
        ...['unreachable', 'not_taken', 'not_taken'],
      ]),
      callers: chance(random, 0.35)
        ? { patterns: patterns(random), not: chance(random, 0.3) }
        : null,
      anonymous: chance(random, 0.15) ? chance(random, 0.5) : null,
      schedule: chance(random, 0.3)
        ? { id: scheduleId(draft), is: random.pick(['open', 'closed']) }
        : null,
      registered: chance(random, 0.2) ? chance(random, 0.5) : null,
    },
    act: {
      do: act,
      ...(act === 'play' && { sound: sound(random) }),
      ...(act === 'send' && { to: destination(draft) }),
      ...(act === 'ring' && { members: listOf(random, 1, 3, () => member(draft)), seconds: 8 }),
    },
  };
}

export const callRules = (draft: Draft) =>
  chance(draft.random, 0.5) ? listOf(draft.random, 1, 3, () => rule(draft)) : [];

export function groupConfig(draft: Draft): Given {
  const { random } = draft;
  const order = random.pick(['together', 'in_order', 'random']);
  return {
    members: listOf(random, 0, 4, () => member(draft)),
    order,
    // One by one: never so little that the clock's last second decides.
    ringSeconds: order === 'together' ? 8 : 60,
    memberSeconds: 5,
    skipBusy: chance(random, 0.6),
    music: chance(random, 0.15) ? sound(random) : null,
    rules: callRules(draft),
    onTimeout: chance(random, 0.6) ? destination(draft) : null,
  };
}

function branch(draft: Draft): Given {
  const { random } = draft;
  const on = random.pick(['caller', 'anonymous', 'called', 'schedule', 'variable']);
  const when: Readonly<Record<string, Given>> = {
    caller: { patterns: patterns(random) },
    anonymous: {},
    called: { patterns: random.pick([['+4930*'], ['3??'], patterns(random)]) },
    schedule: { id: scheduleId(draft), is: random.pick(['open', 'closed']) },
    variable: { name: 'pin', patterns: random.pick([['12*'], ['1234'], ['*9', '?']]) },
  };
  return { when: { on, ...when[on] }, to: destination(draft) };
}

/** What is pressed in facts.ts is taken from these. */
export const KEY_STRINGS = ['1', '2', '12', '*', '#', '*5', '0'] as const;

export function menuConfig(draft: Draft): Given {
  const { random } = draft;
  const keys = KEY_STRINGS.filter(() => chance(random, 0.4));
  const greeting = () => (chance(random, 0.4) ? sound(random) : null);
  return {
    collect: chance(random, 0.2)
      ? {
          ...{ name: 'pin', digitsMin: random.pick([1, 2]), digitsMax: random.pick([2, 4]) },
          ...{ prompt: greeting(), timeoutSeconds: 3 },
        }
      : null,
    branches: chance(random, 0.5) ? listOf(random, 1, 2, () => branch(draft)) : [],
    greeting: greeting(),
    keys: keys.map((digits) => ({ digits, to: destination(draft) })),
    dialExtensions: chance(random, 0.4),
    timeoutSeconds: random.pick([2, 3]),
    tries: random.pick([1, 2, 3]),
    invalidSound: greeting(),
    onTimeout: chance(random, 0.7) ? destination(draft) : null,
    onInvalid: chance(random, 0.5) ? destination(draft) : null,
    lifetimeSeconds: random.pick([null, null, 10]),
  };
}

/** Pressed in facts.ts, too. */
export const PINS = ['4711#', '0815#'] as const;

export function conferenceConfig({ random }: Draft): Given {
  const [pin, moderatorPin] = PINS.map((one) => (chance(random, 0.4) ? one.slice(0, 4) : null));
  const hasModerator = moderatorPin !== null && chance(random, 0.5);
  return {
    ...{ pin, moderatorPin, announce: random.pick(['none', 'tone']) },
    ...{ waitForModerator: hasModerator, endWithModerator: hasModerator },
  };
}

/** Nobody is an agent: a caller waits for nothing, a second or two. */
export function queueConfig(draft: Draft): Given {
  const { random } = draft;
  const leave = { afterSeconds: 1, graceSeconds: 0 };
  const isLeft = chance(random, 0.6);
  return {
    members: [],
    ...(isLeft ? { leaveWithoutAgents: leave } : { leaveWithoutAgents: null, maxWaitSeconds: 2 }),
    callerNamePrefix: random.pick([null, 'Help']),
    onTimeout: chance(random, 0.7) ? destination(draft) : null,
    onNoAgents: chance(random, 0.7) ? destination(draft) : null,
  };
}

const DIALLED = ['00*', '0?*', '0044*', '+44*', '99*', '1??'];

function dialRule(random: Random): Given {
  const rewrite = random.pick([
    { strip: 0, add: '' },
    { strip: 1, add: '+49' },
    { strip: 2, add: '+' },
    { strip: 3, add: '112' },
  ]);
  return {
    ...{ name: 'Rule', enabled: !chance(random, 0.1), patterns: [random.pick(DIALLED)] },
    act: chance(random, 0.35) ? { do: 'ban' } : { do: 'rewrite', ...rewrite },
  };
}

export function outgoingConfig(draft: Draft, trunks: readonly { id: string }[]): Given {
  const { random } = draft;
  const route = (): Given => ({
    ...{ name: 'Route', enabled: !chance(random, 0.1), patterns: patterns(random) },
    schedule: chance(random, 0.4) ? scheduleId(draft) : null,
    trunks: trunks.filter(() => chance(random, 0.5)).map(({ id }) => id),
  });
  return {
    rules: chance(random, 0.5) ? listOf(random, 1, 2, () => dialRule(random)) : [],
    routes: listOf(random, 0, 2, route),
    otherCalls: random.pick(['allowed', 'allowed', 'refused']),
    countries: random.pick([null, null, ['DE'], ['DE', 'GB']]),
    emergencyNumbers: random.pick([[], ['999']]),
    maxCalls: random.pick([null, null, 1]),
    maxCallsPerExtension: random.pick([null, null, 1]),
  };
}

const clock = (random: Random) => `${String(random.between(0, 23)).padStart(2, '0')}:00`;

function week({ random }: Draft): Given[] {
  return listOf(random, 0, 3, () => {
    const from = clock(random);
    const to = clock(random);
    const days = [1, 2, 3, 4, 5, 6, 7].filter(() => chance(random, 0.6));
    return { days: days.length > 0 ? days : [1], from, to: to === from ? '24:00' : to };
  });
}

export function scheduleConfig(draft: Draft): Given {
  const { random } = draft;
  const isDay = chance(random, 0.3);
  const override = { is: random.pick(['open', 'closed']), until: '2028-01-01T00:00:00.000Z' };
  return {
    timezone: chance(random, 0.3) ? random.pick(['Asia/Kathmandu', 'America/St_Johns']) : null,
    week: week(draft),
    holidays: isDay
      ? [
          {
            name: 'Day',
            from: '2026-07-01',
            to: '2026-07-31',
            open: [{ from: '09:00', to: '12:00' }],
          },
          { name: 'Every year', from: '12-24', to: '01-02', open: [] },
        ]
      : [],
    override: chance(random, 0.15) ? override : null,
    whenOpen: chance(random, 0.8) ? destination(draft) : null,
    whenClosed: chance(random, 0.8) ? destination(draft) : null,
  };
}
