import { beforeAll, describe, expect, test, vi } from 'vitest';
import { freeswitch, onFreeswitch } from './media-node';
import { useQueueBench, WAIT } from './queue-bench';
import {
  agentDocuments,
  agentId,
  codeDocument,
  phoneDocuments,
  queueDocuments,
  type AgentSetting,
} from './queue-documents';

const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 0 };
const nobody = { state: { status: 'logged_out', since: 0 } } as const;

describe.skipIf(!freeswitch.found)(onFreeswitch('agents log in by phone'), () => {
  const bench = useQueueBench();

  beforeAll(() => bench.push([codeDocument('*22', 'agent_in'), codeDocument('*23', 'agent_out')]));

  async function queueOf(name: string, number: string, setting: AgentSetting = {}): Promise<void> {
    await bench.push([
      ...phoneDocuments(name, number.slice(1)),
      ...agentDocuments(name, setting),
      ...queueDocuments(`q${name}`, number, { members: [name], leaveWithoutAgents }),
    ]);
  }

  /** The status told last, and why. */
  const isTold = (name: string, status: string, reason?: string) =>
    vi.waitFor(() => {
      const { headers = {} } = bench.agentNews(name).at(-1) ?? {};
      expect([headers['Agent-Status'], headers['Agent-Reason']]).toEqual([status, reason]);
    }, WAIT);

  test('in: rung by the next caller; out: rung no more', async () => {
    await queueOf('pe', '861', nobody);
    bench.phones.all('ring');
    await bench.record(bench.call('*22', 'pe', 'pe'));
    await isTold('pe', 'logged_in');
    const call = bench.call('861');
    await bench.phones.isRung('pe');
    call.hangUp();
    await bench.record(bench.call('*23', 'pe', 'pe'));
    await isTold('pe', 'logged_out');
    const record = await bench.record(bench.call('861'));
    expect(record).toMatchObject({ cc_cancel_reason: 'NO_AGENT_TIMEOUT' });
    expect(bench.phones.rung).toEqual(['pe']);
  });

  test('whose phone is to be left alone is not rung, from that moment', async () => {
    await bench.push([codeDocument('*78', 'dnd_on'), codeDocument('*79', 'dnd_off')]);
    await queueOf('pd', '866', { ringSeconds: 5, busyDelaySeconds: 2, noAnswerDelaySeconds: 2 });
    bench.phones.all('ring');
    const call = bench.call('866');
    await bench.phones.isRung('pd');
    await bench.record(bench.call('*78', 'pd', 'pd'));
    // What rings is let ring; then the module is told that the phone is busy.
    await bench.told('agent-offering', 1);
    await bench.told('agent-offering', 2);
    expect(bench.phones.rung).toEqual(['pd']);
    await bench.record(bench.call('*79', 'pd', 'pd'));
    await bench.phones.isRung('pd', 2);
    call.hangUp();
  });

  test('digits behind the code to leave are the reason of a break', async () => {
    await queueOf('pp', '862');
    await bench.record(bench.call('*2342', 'pp', 'pp'));
    await isTold('pp', 'paused', '42');
  });

  test('the newer word holds: what the API says later, and what the phone says after that', async () => {
    const ahead = Date.now() + 3_600_000;
    await queueOf('pn', '863', { state: { status: 'logged_out', since: ahead } });
    bench.phones.all('ring');
    await bench.record(bench.call('*22', 'pn', 'pn'));
    await isTold('pn', 'logged_in');
    expect(bench.agentNews('pn')[0]?.headers['Agent-Since']).toBe(String(ahead + 1));
    const call = bench.call('863');
    await bench.phones.isRung('pn');
    call.hangUp();
    const state = { status: 'logged_out', since: ahead + 2 } as const;
    await bench.push(agentDocuments('pn', { state }));
    const record = await bench.record(bench.call('863'));
    expect(record).toMatchObject({ cc_cancel_reason: 'NO_AGENT_TIMEOUT' });
  });

  test('a word is told again until the documents have it, and no longer', async () => {
    await queueOf('pa', '864', nobody);
    await queueOf('pb', '865', nobody);
    for (const name of ['pa', 'pb']) await bench.record(bench.call('*22', name, name));
    const count = (name: string) => bench.agentNews(name).length;
    const isToldAgain = async (name: string, times: number) => {
      const before = count(name);
      await vi.waitFor(() => expect(count(name)).toBeGreaterThanOrEqual(before + times), WAIT);
    };
    await isToldAgain('pa', 1);
    const since = Number(bench.agentNews('pa').at(-1)?.headers['Agent-Since']);
    await bench.push(agentDocuments('pa', { state: { status: 'logged_in', since } }));
    await isToldAgain('pb', 1);
    const settled = count('pa');
    await isToldAgain('pb', 2);
    expect(count('pa')).toBe(settled);
  });

  test('whose extension is no agent is told so, and nothing changes', async () => {
    await bench.push(phoneDocuments('px', '66'));
    const record = await bench.record(bench.call('*22', 'px', 'px'));
    expect(record['hangup_cause']).toBe('NORMAL_CLEARING');
    expect(bench.heard).toEqual([]);
  });
});

describe.skipIf(!freeswitch.found)(onFreeswitch('a queue right now'), () => {
  const bench = useQueueBench();

  const shows = (name: string, picture: object) =>
    vi.waitFor(() => expect(bench.picture(name)).toMatchObject(picture), WAIT);

  test('who waits, whose phone rings, who speaks, who wraps up; then nobody', async () => {
    await bench.push([
      ...phoneDocuments('ga', '71'),
      ...agentDocuments('ga', { wrapUpSeconds: 2 }),
      ...queueDocuments('qg', '871', { members: ['ga'] }),
    ]);
    bench.phones.all('ring');
    const since = Math.floor(Date.now() / 1000);
    const call = bench.call('871', '+4915100000001');
    await shows('qg', {
      count: 1,
      waiting: [{ number: '+4915100000001', name: 'Eve', agent: agentId('ga') }],
      agents: [{ id: agentId('ga'), activity: 'ringing' }],
    });
    expect(Math.abs((bench.picture('qg')?.waiting[0]?.since ?? 0) - since)).toBeLessThan(3);
    bench.phones.pickUp('ga');
    await bench.joined();
    await shows('qg', { count: 0, waiting: [], agents: [{ activity: 'in_call' }] });
    await bench.over({ call });
    await shows('qg', { count: 0, agents: [{ id: agentId('ga'), activity: 'wrap_up' }] });
    await shows('qg', { count: 0, waiting: [], agents: [] });
  });
});
