import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { getCall, listCalls, type Call, type CallDetail } from '@/lib/calls/contract';
import type { CallFilter } from '@/lib/calls/filters';
import { searchCalls, type CallPlace } from '@/lib/calls/search';
import { db } from '@/lib/db/prisma';
import { pool } from '@/lib/db/pool';
import { newId } from '@/lib/shared/ids';
import type { CallRow } from '@/telephony/records/normalise';
import { fits, makeHistory, storeHistory, type History } from './call-history';
import { ask, refusal } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

interface CallPage {
  items: Call[];
  nextCursor: string | null;
  searchedTo: string | null;
}

let world: World;
let history: History;
let token: string;

beforeAll(async () => {
  world = await createWorld();
  const { tenant, owner } = world.here.pbx;
  token = owner.token;
  await db().call.deleteMany({ where: { tenantId: tenant.id } });
  history = makeHistory(tenant.id, 3000, 4);
  await storeHistory(history);
  await storeHistory(makeHistory(world.there.pbx.tenant.id, 200, 5));
});

const idsOf = (calls: readonly { id: string }[]) => calls.map(({ id }) => id);
const expected = (filter: CallFilter) => idsOf(history.calls.filter((call) => fits(call, filter)));

function queryOf(filter: CallFilter): Record<string, string> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** Every page of the API, one after the other. */
async function allPages(filter: CallFilter, limit: number, key = token): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { ...queryOf(filter), limit: String(limit) };
    const page: CallPage = await ask(listCalls, {
      token: key,
      query: cursor === null ? query : { ...query, cursor },
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...idsOf(page.items));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

const iso = (ms: number) => new Date(ms).toISOString();
const half = (number: string) => number.slice(0, Math.ceil(number.length / 2));

/** Filters that this call fits. */
function filtersOf(call: CallRow): Required<CallFilter> {
  const { callerNumber: number } = call;
  return {
    from: iso(call.startedAt),
    to: iso(call.startedAt + 1),
    ...{ direction: call.direction, result: call.result, missed: call.missedByTeam },
    extensionId: call.answeredExtensionId ?? call.callerExtensionId ?? 'ext_none',
    groupId: call.groupIds[0] ?? 'rg_none',
    queueId: call.queueId ?? 'que_none',
    agentId: call.agentId ?? 'agt_none',
    menuId: call.menuIds[0] ?? 'mnu_none',
    numberId: call.numberId ?? 'num_none',
    tagId: 'tag_none',
    ...{ number, match: 'exact' },
    minTalkSeconds: Math.floor(call.talkMs / 1000),
    maxTalkSeconds: Math.ceil(call.talkMs / 1000),
    minWaitSeconds: Math.floor(call.waitMs / 1000),
    maxWaitSeconds: Math.ceil(call.waitMs / 1000),
    recorded: call.recorded,
    rating: call.rating ?? 5,
    voicemail: call.voicemail,
  };
}

const someCall = () => fc.integer({ min: 0, max: 2999 }).map((index) => history.calls[index]);

/** Some filters, each taken from some call, so that most leave something over. */
function someFilter(): fc.Arbitrary<CallFilter> {
  const names = Object.keys(filtersOf(history.calls[0] as CallRow)).filter(
    (name) => !['tagId', 'from', 'to', 'number', 'match'].includes(name),
  );
  const period = fc.tuple(someCall(), someCall()).map(([one, other]) => {
    const [first = 0, last = 0] = [one?.startedAt ?? 0, other?.startedAt ?? 0].sort(
      (a, b) => a - b,
    );
    return { from: iso(first), to: iso(last + 1) };
  });
  const match = fc.constantFrom(...(['part', 'start', 'end', 'exact'] as const));
  const numbers = fc
    .tuple(someCall(), match, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }))
    .map(([call, how, begin, length]) => {
      const number = call?.callerNumber ?? '';
      const part = number.slice(begin, begin + length) || number;
      const typed = { part, start: half(number), end: number.slice(-length), exact: number }[how];
      return { number: typed, match: how };
    });
  const chosen = fc
    .tuple(someCall(), fc.subarray(names, { minLength: 0, maxLength: 3 }))
    .map(([call, some]) => {
      const all = Object.entries(filtersOf(call as CallRow));
      return Object.fromEntries(all.filter(([name]) => some.includes(name)));
    });
  const maybe = (part: fc.Arbitrary<object>) => fc.oneof(fc.constant({}), part);
  return fc
    .tuple(chosen, maybe(period), maybe(numbers))
    .map((parts) => Object.assign({}, ...parts) as CallFilter);
}

describe('the call log', () => {
  test('without a filter has every call once, newest first, on pages of any size', async () => {
    const whole = idsOf(history.calls);
    expect(await allPages({}, 200)).toEqual(whole);
    expect(await allPages({ from: iso(history.calls[100]?.startedAt ?? 0) }, 7)).toEqual(
      expected({ from: iso(history.calls[100]?.startedAt ?? 0) }),
    );
  });

  test('every filter alone leaves what it says', async () => {
    const call = history.calls.find(
      ({ agentId, rating, recorded }) => agentId && rating && recorded,
    ) as CallRow;
    const grouped = history.calls.find(({ groupIds, menuIds }) => groupIds[0] && menuIds[0]);
    const { groupId, menuId } = filtersOf(grouped ?? call);
    for (const [name, value] of Object.entries({ ...filtersOf(call), groupId, menuId })) {
      if (name === 'match') continue;
      const filter: CallFilter = { [name]: value };
      const wanted = expected(filter);
      expect(await allPages(filter, 200), name).toEqual(wanted);
      if (name !== 'tagId') expect(wanted.length, name).toBeGreaterThan(0);
    }
    for (const flag of ['missed', 'recorded', 'voicemail'] as const) {
      expect(await allPages({ [flag]: true }, 200), flag).toEqual(expected({ [flag]: true }));
    }
  });

  test('filters together leave what all of them leave, over all pages', async () => {
    const runs = fc.asyncProperty(
      someFilter(),
      fc.integer({ min: 20, max: 200 }),
      async (filter, limit) => {
        expect(await allPages(filter, limit)).toEqual(expected(filter));
      },
    );
    await fc.assert(runs, { numRuns: 60 });
  }, 300_000);

  test('a search that has looked at enough says how far, and goes on from there', async () => {
    const runs = fc.asyncProperty(
      someFilter(),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 3, max: 60 }),
      async (filter, limit, step) => {
        const wanted = history.calls.filter((call) => fits(call, filter));
        const ids: string[] = [];
        let before: CallPlace | undefined;
        do {
          const reach = { tenantId: history.tenant.id };
          const wish = { before, limit, steps: [step, 2 * step] };
          const { rows, next, searchedTo } = await searchCalls(pool(), reach, filter, wish);
          ids.push(...idsOf(rows));
          if (searchedTo) {
            expect(rows.length).toBeLessThan(limit);
            const later = wanted.filter(({ startedAt }) => startedAt > searchedTo.getTime());
            expect(ids.slice(0, later.length)).toEqual(idsOf(later));
          }
          before = next ?? undefined;
        } while (before);
        expect(ids).toEqual(idsOf(wanted));
      },
    );
    await fc.assert(runs, { numRuns: 40 });
  }, 300_000);
});

describe('a number', () => {
  test.each(['part', 'start', 'end', 'exact'] as const)('%s', async (match) => {
    const call = history.calls.find(({ callerNumber }) => callerNumber.startsWith('+49'));
    const number = call?.callerNumber ?? '';
    const typed = {
      part: [number.slice(4, 9), number.slice(3, 5), '_', '%', '\\'],
      start: [number.slice(0, 6), number.slice(1, 6), '1', 'anon'],
      end: [number.slice(-4), number.slice(-2), number],
      exact: [number, number.slice(1), `${number.slice(0, 5)} (${number.slice(5)})`, '101'],
    }[match];
    for (const text of typed) {
      const filter = { number: text, match };
      expect(await allPages(filter, 200), text).toEqual(expected(filter));
    }
    expect(expected({ number: typed[0] ?? '', match }).length).toBeGreaterThan(0);
  });
});

describe('what a list refuses', () => {
  test('a cursor that it has not given', async () => {
    for (const cursor of ['x', 'W10.AAAA', "'; DROP TABLE pbx_call", '%00']) {
      const { status, errors } = await refusal(listCalls, { token, query: { cursor } });
      expect([status, errors[0]?.field]).toEqual([400, 'cursor']);
    }
  });

  test.each([
    [{ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'to'],
    [{ minTalkSeconds: '10', maxTalkSeconds: '5' }, 'maxTalkSeconds'],
    [{ minWaitSeconds: '10', maxWaitSeconds: '5' }, 'maxWaitSeconds'],
    [{ rating: '6' }, 'rating'],
    [{ match: 'like' }, 'match'],
    [{ missed: 'yes' }, 'missed'],
    [{ maxTalkSeconds: '-1' }, 'maxTalkSeconds'],
  ])('%o', async (query, field) => {
    const { status, errors } = await refusal(listCalls, { token, query });
    expect([status, errors[0]?.field]).toEqual([400, field]);
  });
});

describe('whose calls', () => {
  const read = (key: string, id: string) =>
    ask<CallDetail>(getCall, { token: key, params: { id } });

  test('a user: those of the own extension, also when asking for another one', async () => {
    const [mine, other] = history.tenant.extensions;
    const person = await createPerson('user', holderOf(history.tenant.id));
    expect(await allPages({}, 200, person.token)).toEqual([]);
    await db().membership.updateMany({
      where: { userId: person.userId },
      data: { extensionId: mine?.id ?? '' },
    });
    const own = expected({ extensionId: mine?.id });
    expect(await allPages({}, 200, person.token)).toEqual(own);
    const both = history.calls.filter((call) => own.includes(call.id));
    const filter = { extensionId: other?.id };
    expect(await allPages(filter, 200, person.token)).toEqual(
      idsOf(both.filter((call) => fits(call, filter))),
    );
    expect((await read(person.token, own[0] ?? '')).id).toBe(own[0]);
    const strange = expected({}).find((id) => !own.includes(id)) ?? '';
    const sent = { token: person.token, params: { id: strange } };
    expect((await refusal(getCall, sent)).status).toBe(404);
  });

  test('a supervisor: those of the assigned groups and queues', async () => {
    const { groups, queues } = history.tenant;
    const groupIds = [groups[0] ?? '', queues[0] ?? ''];
    const person = await createPerson('supervisor', holderOf(history.tenant.id));
    expect(await allPages({}, 200, person.token)).toEqual(expected({}));
    const assign = (ids: string[]) =>
      db().membership.updateMany({ where: { userId: person.userId }, data: { groupIds: ids } });
    await assign(groupIds);
    const seen = history.calls.filter(
      (call) => call.groupIds.includes(groupIds[0] ?? '') || call.queueId === groupIds[1],
    );
    expect(await allPages({}, 50, person.token)).toEqual(idsOf(seen));
    const missed = { missed: true };
    expect(await allPages(missed, 50, person.token)).toEqual(
      idsOf(seen.filter((call) => fits(call, missed))),
    );
    const hidden = history.calls.find((call) => !seen.includes(call))?.id ?? '';
    const sent = { token: person.token, params: { id: hidden } };
    expect((await refusal(getCall, sent)).status).toBe(404);
    expect((await read(person.token, seen[0]?.id ?? '')).id).toBe(seen[0]?.id);
    await assign([]);
    expect(await allPages({}, 200, person.token)).toEqual([]);
  });

  test('a call of another PBX is not there', async () => {
    const sent = { token: world.there.pbx.owner.token, params: { id: history.calls[0]?.id ?? '' } };
    expect((await refusal(getCall, sent)).status).toBe(404);
  });
});

test('one call has its journey, notes and tags, and the list its tags', async () => {
  const { id, startedAt, tenantId, groupIds, journey } =
    history.calls.find((one) => one.groupIds.length > 0) ?? (history.calls[0] as CallRow);
  const tag = newId('callTag');
  const key = { id, tenantId, startedAt: new Date(startedAt) };
  await db().callTag.create({ data: { id: tag, tenantId, name: 'Important' } });
  await db().callFacet.create({ data: { ...key, facet: `tag:${tag}` } });
  const note = { authorId: 'usr_1', authorName: 'Ada', text: '<b>Angry</b>', atSecond: 3 };
  await db().callNote.create({
    data: { id: newId('callNote'), tenantId, callId: id, callStartedAt: key.startedAt, ...note },
  });
  const detail = await ask<CallDetail>(getCall, { token, params: { id } });
  expect(detail).toMatchObject({ id, groupIds, journey, tags: [tag], notes: [note] });
  const page = await ask<CallPage>(listCalls, { token, query: { tagId: tag } });
  expect(page.items).toMatchObject([{ id, tags: [tag] }]);
  expect(page).toMatchObject({ nextCursor: null, searchedTo: null });
});
