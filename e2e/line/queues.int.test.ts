import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agent, listAgentStates, setAgentState, type AgentState } from '@/lib/agents/contract';
import { listExtensions, type Extension } from '@/lib/extensions/contract';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { queue } from '@/lib/queues/contract';
import { getQueueLive, type QueueLive } from '@/lib/queues/live-contract';
import { uploadSound } from '@/lib/sounds/contract';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { RtpEar, toneFile } from '../freeswitch/rtp-ear';
import { runSipp, startCallee, startSipp } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// A queue made by REST, on all real parts: the caller hears it, the agent's phone rings by way of
// Kamailio, and what the agent dials is known to the API, though the worker was away.
const servers = testServers();
const FIRST_PORT = 21_340;
const MUSIC = 520;
const QUEUE = '820';

describe.skipIf(!servers.freeswitch)('a queue of a PBX made by REST', () => {
  const worker = new LineWorker();
  let ear: RtpEar;
  let pbx: LinePbx;
  let ada: Phone;
  let bob: Phone;
  let bobsAgent: PbxObject;
  let support: PbxObject;

  const create = async (kind: typeof agent | typeof queue, body: object): Promise<PbxObject> => {
    const made = await ask<PbxObject>(objectOperations(kind).create, { token: pbx.token, body });
    await pbx.live('object', made.id);
    return made;
  };

  async function addMusic(): Promise<string> {
    const made = await ask<{ id: string }>(uploadSound, {
      ...{ token: pbx.token, query: { name: 'Music' }, body: toneFile(MUSIC, 2) },
    });
    const file = join(servers.freeswitch?.dir ?? '', 'sounds', `${made.id}.wav`);
    await eventually('the node has the music', async () => existsSync(file));
    return made.id;
  }

  async function addAgent(number: string): Promise<PbxObject> {
    const { items } = await ask<{ items: Extension[] }>(listExtensions, { token: pbx.token });
    const extension = items.find((one) => one.number === number)?.id;
    return create(agent, { name: 'Bob', extension, wrapUpSeconds: 0, ringSeconds: 30 });
  }

  beforeAll(async () => {
    const operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    ear = await RtpEar.listen();
    await worker.start();
    pbx = await LinePbx.create(operator, `queue-${process.pid}`);
    ada = await pbx.addPhone('101', FIRST_PORT);
    bob = await pbx.addPhone('102', FIRST_PORT + 2);
    await addFreeswitch(operator, worker);
    bobsAgent = await addAgent('102');
    const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 0 };
    support = await create(queue, {
      ...{ name: 'Support', number: QUEUE, members: [{ agent: bobsAgent.id }] },
      ...{ music: await addMusic(), leaveWithoutAgents, onNoAgents: { kind: 'busy' } },
    });
    for (const phone of [ada, bob]) expect((await phone.register()).code).toBe(0);
  });

  afterAll(async () => {
    await worker.stop();
    await ear.close();
  });

  const setState = async (status: AgentState['status']) => {
    const params = { id: bobsAgent.id };
    await ask(setAgentState, { token: pbx.token, params, body: { status } });
    await pbx.live('object', bobsAgent.id);
  };

  const becomes = (status: AgentState['status'], reason: string | null = null) =>
    eventually(`Bob is ${status}`, async () => {
      const { items } = await ask<{ items: AgentState[] }>(listAgentStates, { token: pbx.token });
      return items[0]?.status === status && items[0].reason === reason && items[0];
    });

  /** Ada waits for so long, then hangs up. */
  const waiting = (pauseMs: number) => {
    const keys = { number: QUEUE, ear: String(ear.port) };
    return startSipp(ada.options('caller-waits-in-a-queue-expect-200', { keys, pauseMs }));
  };

  const live = () => ask<QueueLive>(getQueueLive, { token: pbx.token, params: { id: support.id } });

  /** A code that Bob dials; the PBX hangs up. */
  async function bobDials(number: string): Promise<void> {
    const done = await runSipp(
      bob.options('caller-callee-hangs-up-expect-200', { keys: { number } }),
    );
    expect(done.code, done.errors).toBe(0);
  }

  it('whoever waits hears it while the agent’s phone rings, and speaks to the agent', async () => {
    await setState('logged_in');
    const answering = await startCallee(
      bob.options('callee-answers-expect-bye', { pauseMs: 4000 }),
    );
    const calling = waiting(6000);
    await ear.comesFromAnywhere(MUSIC);
    const seen = await eventually('the picture of the queue', async () => {
      const now = await live();
      return now.waiting.length > 0 && now.agents[0]?.activity === 'ringing' && now;
    });
    expect(seen).toMatchObject({ waitingCount: 1, waiting: [{ callerNumber: '101' }] });
    const talking = await eventually('the two speak', async () => {
      const now = await live();
      return now.agents[0]?.activity === 'in_call' && now;
    });
    expect(talking.waiting).toEqual([]);
    const [called, answered] = await Promise.all([calling.done, answering.done]);
    expect([called.code, answered.code], called.errors + answered.errors).toEqual([0, 0]);
    const [call] = await pbx.calls(1);
    expect(call).toMatchObject({ result: 'answered', source: 'freeswitch', hungUpBy: 'caller' });
    expect(call?.journey.map(({ kind }) => kind)).toEqual([
      ...['started', 'queued', 'ringing', 'queue_left', 'answered', 'ended'],
    ]);
    expect(call?.journey[1]).toMatchObject({ queueId: support.id, name: 'Support' });
    expect(call?.waitMs).toBeGreaterThan(3500);
    await eventually('nobody is busy', async () => (await live()).agents[0]?.activity === 'idle');
  });

  it('what the agent dials holds at once, and the API knows', async () => {
    await bobDials('*2342');
    await becomes('paused', '42');
    await bobDials('*23');
    await becomes('logged_out');
    const calling = await runSipp(
      ada.options('caller-callee-hangs-up-expect-200', { keys: { number: QUEUE } }),
    );
    expect(calling.code, calling.errors).toBe(0);
    const refused = await eventually('the call in the log', async () =>
      (await pbx.calls(2)).find(
        ({ calledNumber, result }) => calledNumber === QUEUE && result !== 'answered',
      ),
    );
    expect(refused).toMatchObject({ result: 'busy', hungUpBy: 'system' });
    expect(refused.journey.map(({ kind }) => kind)).toEqual([
      ...['started', 'queued', 'queue_left', 'ended_by_rule', 'ended'],
    ]);
  });

  it('what is dialled while the worker is away is not lost', async () => {
    await worker.stop();
    await bobDials('*22');
    const { items } = await ask<{ items: AgentState[] }>(listAgentStates, { token: pbx.token });
    expect(items[0]?.status).toBe('logged_out');
    await worker.start();
    await becomes('logged_in');
    await pbx.live('object', bobsAgent.id);
  });
});
