import { beforeAll, describe, expect, test } from 'vitest';
import { agent, listAgentStates, setAgentState, type AgentState } from '@/lib/agents/contract';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import { pool } from '@/lib/db/pool';
import { db } from '@/lib/db/prisma';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { queue } from '@/lib/queues/contract';
import { getQueueLive, type QueueLive } from '@/lib/queues/live-contract';
import { newId } from '@/lib/shared/ids';
import { queueNews } from '@/telephony/news/queue-news';
import { LinePbx } from '../line/pbx';
import { ask, refusal } from './harness';
import { createPerson, PLATFORM_HOLDER } from './world';

let token: string;
let tenantId: string;
let ann: PbxObject;
let ben: PbxObject;
let support: PbxObject;

const make = (name: string) =>
  ask<PbxObject>(objectOperations(agent).create, {
    token,
    body: { name, outside: '+4930901899' },
  });

beforeAll(async () => {
  const operator = await createPerson('operator', PLATFORM_HOLDER);
  const pbx = await LinePbx.create(operator.token, 'agents');
  ({ token } = pbx);
  tenantId = pbx.tenant.id;
  ann = await make('Ann');
  ben = await make('Ben');
  support = await ask<PbxObject>(objectOperations(queue).create, {
    token,
    body: { name: 'Support', members: [{ agent: ben.id, level: 2 }, { agent: ann.id }] },
  });
});

const set = (id: string, body: object) =>
  ask<AgentState>(setAgentState, { token, params: { id }, body });

const states = async (query = {}) =>
  (await ask<{ items: AgentState[] }>(listAgentStates, { token, query })).items;

describe('agents', () => {
  test('who never logged in is logged out since there is such an agent', async () => {
    expect(await states()).toEqual([
      { agentId: ann.id, status: 'logged_out', reason: null, since: ann.createdAt },
      { agentId: ben.id, status: 'logged_out', reason: null, since: ben.createdAt },
    ]);
  });

  test('in, on a break, out: each is one change that the nodes get', async () => {
    const revision = async () =>
      (await db().tenant.findUniqueOrThrow({ where: { id: tenantId } })).revision;
    const before = await revision();
    await set(ann.id, { status: 'logged_in' });
    const paused = await set(ann.id, { status: 'paused', reason: 'Lunch' });
    expect(paused).toMatchObject({ agentId: ann.id, status: 'paused', reason: 'Lunch' });
    expect(await revision()).toBe(before + 2);
    const [pointer] = await db().outbox.findMany({ where: { tenantId, revision: before + 2 } });
    expect(pointer).toMatchObject({ kind: 'object', subjectId: ann.id });
    expect((await states())[0]).toEqual(paused);
    const audit = await db().auditEvent.findMany({ where: { subjectId: ann.id } });
    expect(audit.map(({ action }) => action)).toContain('agent.state');
  });

  test('the same as it is changes nothing', async () => {
    const where = { id: tenantId };
    const { revision } = await db().tenant.findUniqueOrThrow({ where });
    const again = await set(ann.id, { status: 'paused', reason: 'Lunch' });
    expect(again).toEqual((await states())[0]);
    expect((await db().tenant.findUniqueOrThrow({ where })).revision).toBe(revision);
  });

  test('a word is later than one that came from a clock ahead of ours', async () => {
    const since = new Date(Date.now() + 3_600_000);
    await db().agentState.updateMany({ where: { tenantId, agentId: ann.id }, data: { since } });
    const out = await set(ann.id, { status: 'logged_out' });
    expect(Date.parse(out.since)).toBe(since.getTime() + 1);
  });

  test('only a pause has a reason', async () => {
    const body = { status: 'logged_in', reason: 'Lunch' };
    const answer = await refusal(setAgentState, { token, params: { id: ann.id }, body });
    expect(answer).toMatchObject({ status: 400, errors: [{ field: 'reason' }] });
  });

  test('of one queue, and of none that is not there', async () => {
    const lonely = await ask<PbxObject>(objectOperations(queue).create, {
      token,
      body: { name: 'Sales', members: [{ agent: ben.id }] },
    });
    expect((await states({ queueId: lonely.id })).map(({ agentId }) => agentId)).toEqual([ben.id]);
    const query = { queueId: newId('queue') };
    expect(await refusal(listAgentStates, { token, query })).toMatchObject({ status: 404 });
  });

  test('the state goes with the agent', async () => {
    const gone = await make('Cem');
    await set(gone.id, { status: 'logged_in' });
    const { remove } = objectOperations(agent);
    const headers = { 'If-Match': `"${gone.version}"` };
    await ask(remove, { token, params: { id: gone.id }, headers });
    expect(await db().agentState.count({ where: { tenantId, agentId: gone.id } })).toBe(0);
  });
});

describe('a queue right now', () => {
  const live = () => ask<QueueLive>(getQueueLive, { token, params: { id: support.id } });
  const tell = (nodeId: string, snapshot: object) =>
    queueNews(new MariaDbConfigStore(pool()))(
      { 'Queue-Id': support.id, 'Queue-Snapshot': JSON.stringify(snapshot) },
      nodeId,
    );

  async function addNode(name: string, setId: number): Promise<string> {
    const id = newId('mediaNode');
    const at = { sipHost: '127.0.0.1', sipPort: 5060, eslHost: '127.0.0.1', eslPort: 8021 };
    await db().mediaNode.create({ data: { id, name, setId, ...at, eslPassword: '' } });
    return id;
  }

  test('before a node has told anything: its agents, idle', async () => {
    expect(await live()).toMatchObject({
      ...{ queueId: support.id, waitingCount: 0, waiting: [] },
      agents: [
        { agentId: ann.id, name: 'Ann', level: 1, activity: 'idle', activitySince: null },
        { agentId: ben.id, name: 'Ben', level: 2, status: 'logged_out' },
      ],
    });
  });

  test('callers of all nodes, who waited longest first, without marks that turn the text', async () => {
    const caller = { call: 'b', number: '+49301', name: 'Eve\u202e\n', since: 1_764_000_020 };
    await tell(await addNode('one', 901), {
      ...{ count: 1, waiting: [caller] },
      agents: [{ id: ann.id, activity: 'ringing', since: 1_764_000_030 }],
    });
    const hidden = { call: 'a', number: '', name: '', since: 1_764_000_010, agent: ann.id };
    await tell(await addNode('two', 902), { count: 1, waiting: [hidden], agents: [] });
    const now = await live();
    expect(now.waitingCount).toBe(2);
    expect(now.waiting).toEqual([
      {
        ...{ callId: 'a', callerNumber: null, callerName: null, ringingAgentId: ann.id },
        since: '2025-11-24T16:00:10.000Z',
      },
      {
        ...{ callId: 'b', callerNumber: '+49301', callerName: 'Eve', ringingAgentId: null },
        since: '2025-11-24T16:00:20.000Z',
      },
    ]);
    expect(now.agents[0]).toMatchObject({
      activity: 'ringing',
      activitySince: '2025-11-24T16:00:30.000Z',
    });
  });
});
