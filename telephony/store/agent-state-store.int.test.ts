import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { createAgentStateStore, type ToldState } from './agent-state-store';
import { openDatabase } from './database';
import { createDesiredStore } from './desired-store';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 4 });
const store = createAgentStateStore(database);
const agentId = newId('agent');
const NOW = Date.now();
let pbx: Pbx;

beforeAll(async () => {
  pbx = await Pbx.create(database, 'phones');
  await pbx.change('object', agentId, (sql) =>
    sql.run(
      `INSERT INTO pbx_object (id, tenant_id, kind, name, config) VALUES (?, ?, 'agent', 'Ann', ?)`,
      [agentId, pbx.id, JSON.stringify({ outside: '+4930901899' })],
    ),
  );
});

afterAll(() => database.close());

const told = (more: Partial<ToldState> = {}): ToldState => ({
  ...{ agentId, sipDomain: pbx.domain, status: 'logged_in', reason: null, since: NOW, ...more },
});

const stateNow = async () => {
  const desired = createDesiredStore(database, (sealed) => sealed);
  const [object] = await desired.objects(pbx.id, [agentId]);
  return object?.state;
};

const pointers = async () =>
  (
    await database.query<{ id: string; revision: number }[]>(
      `SELECT o.subject_id AS id, o.revision FROM outbox AS o JOIN tenant AS t ON t.id = o.tenant_id
       WHERE t.id = ? AND o.revision = t.revision AND o.kind = 'object'`,
      [pbx.id],
    )
  ).map(({ id }) => id);

test('what a phone did is a change of the PBX, with a pointer for every node', async () => {
  expect(await stateNow()).toBeUndefined();
  expect(await store.note(told())).toBe(true);
  expect(await stateNow()).toEqual({ status: 'logged_in', reason: null, since: NOW });
  expect(await pointers()).toEqual([agentId]);
});

test('the same told again changes nothing, and what is older neither', async () => {
  const revision = () => database.query('SELECT revision FROM tenant WHERE id = ?', [pbx.id]);
  const before = await revision();
  expect(await store.note(told())).toBe(false);
  expect(await store.note(told({ status: 'logged_out', since: NOW - 1 }))).toBe(false);
  expect(await revision()).toEqual(before);
});

test('of two nodes that tell at once the newer word stays, whichever is heard first', async () => {
  const words = Array.from({ length: 8 }, (_, index) =>
    told({ status: 'paused', reason: String(index), since: NOW + 10 + index }),
  );
  await Promise.all(words.toReversed().map((word) => store.note(word)));
  expect(await stateNow()).toEqual({ status: 'paused', reason: '7', since: NOW + 17 });
});

test.each<[string, Partial<ToldState>]>([
  ['an agent that is not there', { agentId: 'agt_none' }],
  ['the domain of somebody else', { sipDomain: 'others.pbx.test' }],
  ['a clock that is years ahead', { since: NOW + 1e12 }],
])('%s: nothing is noted', async (_, more) => {
  expect(await store.note(told({ since: NOW + 100, ...more }))).toBe(false);
});

test('every state stays in the log, once each, for the time lines of reports', async () => {
  await store.note(told({ status: 'paused', reason: 'Lunch', since: NOW + 1000 }));
  await store.note(told({ status: 'paused', reason: 'Lunch', since: NOW + 1000 }));
  await store.note(told({ since: NOW + 2000 }));
  const log = await database.query<{ at: Date; state: string; reason: string | null }[]>(
    'SELECT at, state, reason FROM agent_state_log WHERE tenant_id = ? AND agent_id = ? ORDER BY at',
    [pbx.id, agentId],
  );
  const moments = new Set([NOW, NOW + 1000, NOW + 2000]);
  const ours = log.filter(({ at }) => moments.has(at.getTime()));
  expect(ours.map(({ at, state, reason }) => [at.getTime() - NOW, state, reason])).toEqual([
    [0, 'logged_in', null],
    [1000, 'paused', 'Lunch'],
    [2000, 'logged_in', null],
  ]);
});
