import { describe, expect, test, vi } from 'vitest';
import { parseE164 } from '@/lib/shared/e164';
import { header } from '../sip/sip-message';
import { freeswitch, onFreeswitch } from './media-node';
import { useQueueBench, WAIT } from './queue-bench';
import {
  agentDocuments,
  agentId,
  domain,
  extensionId,
  phoneDocuments,
  queueDocuments,
  type AgentSetting,
} from './queue-documents';

/** The tone in the place of the prompt. */
const CONFIRM = 440;
const OUTSIDE = parseE164('+4930901899') ?? null;

describe.skipIf(!freeswitch.found)(onFreeswitch('agents of a queue'), () => {
  const bench = useQueueBench();

  async function queueOf(name: string, number: string, setting: AgentSetting): Promise<void> {
    await bench.push([
      ...phoneDocuments(name, number.slice(1)),
      ...agentDocuments(name, setting),
      ...queueDocuments(`q${name}`, number, { members: [name] }),
    ]);
  }

  /** Seconds between the first two times a phone is rung. */
  async function pause(number: string, name: string): Promise<number> {
    const call = bench.call(number);
    await bench.phones.isRung(name);
    const first = Date.now();
    await bench.phones.isRung(name, 2);
    call.hangUp();
    return (Date.now() - first) / 1000;
  }

  test.each([
    ['busy', 'ba', '831', { busyDelaySeconds: 3 }],
    ['reject', 'ra', '832', { rejectDelaySeconds: 3 }],
    ['offline', 'fa', '833', { noAnswerDelaySeconds: 3, maxNoAnswer: 0 }],
  ] as const)('%s: left alone for the time that is set', async (behaviour, name, number, more) => {
    await queueOf(name, number, more);
    bench.phones.all(behaviour);
    const seconds = await pause(number, name);
    expect(seconds).toBeGreaterThan(1.9);
    expect(seconds).toBeLessThan(4.5);
  });

  test('who does not answer is rung for the time that is set, then left alone', async () => {
    await queueOf('na', '834', { ringSeconds: 5, noAnswerDelaySeconds: 2, maxNoAnswer: 0 });
    bench.phones.all('ring');
    const seconds = await pause('834', 'na');
    expect(seconds).toBeGreaterThan(5.9);
    expect(seconds).toBeLessThan(9);
  });

  test('after a call there is time to wrap up', async () => {
    await queueOf('wa', '835', { wrapUpSeconds: 3 });
    bench.phones.all('answer');
    await bench.over(await bench.answered('835'));
    const ended = Date.now();
    await bench.over(await bench.answered('835'));
    expect(Date.now() - ended).toBeGreaterThan(2900);
  });

  test('who never answers is paused, and the control plane is told until it knows', async () => {
    await queueOf('ma', '836', { noAnswerDelaySeconds: 2, maxNoAnswer: 2 });
    const call = bench.call('836');
    const paused = await bench.told('agent-max-no-answer');
    expect(paused.headers['CC-Agent']).toBe(agentId('ma'));
    expect(bench.phones.rung).toEqual(['ma', 'ma']);
    const told = () => bench.agentNews('ma');
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(1), WAIT);
    const { headers } = told()[0]!;
    expect(headers).toMatchObject({
      ...{ 'Agent-Id': agentId('ma'), 'Agent-Domain': domain },
      ...{ 'Agent-Status': 'paused', 'Agent-Reason': 'no_answer' },
    });
    const since = Number(headers['Agent-Since']);
    expect(Math.abs(Date.now() - since)).toBeLessThan(60_000);
    await bench.push(agentDocuments('ma', { state: { status: 'paused', since } }));
    call.hangUp();
  });

  test('several phones ring together; one takes the call', async () => {
    await bench.push([
      ...phoneDocuments('pa', '37', 2),
      ...agentDocuments('pa'),
      ...queueDocuments('qpa', '837', { members: ['pa'] }),
    ]);
    bench.phones.set({ pa: 'ring', pa2: 'ring' });
    const call = bench.call('837');
    await Promise.all([bench.phones.isRung('pa'), bench.phones.isRung('pa2')]);
    bench.phones.pickUp('pa2');
    await bench.joined();
    expect(header(bench.phones.invite('pa2'), 'from')).toMatch(/^"Eve" <sip:\+4915112345678@acme/);
    await bench.over({ call });
    const legs = await bench.legs(call, 3);
    expect(legs.find((leg) => leg['pbx_device_id'] === 'dev_pa2')).toMatchObject({
      ...{ pbx_leg: 'callee', pbx_domain: domain, hangup_cause: 'NORMAL_CLEARING' },
      pbx_extension_id: extensionId('pa'),
      // Counts as a call of the extension, like any other.
      accountcode: `${extensionId('pa')}@${domain}`,
      [`limit_usage_pbx_calls_${extensionId('pa')}`]: '1',
    });
  });

  test('outside agents are called by the trunk, with a number of the PBX, and press 1', async () => {
    await bench.push([
      ...agentDocuments('xa', { outside: OUTSIDE, ringSeconds: 8 }),
      ...queueDocuments('qxa', '838', { members: ['xa'] }),
    ]);
    bench.phones.all('answer');
    const call = bench.call('838');
    await bench.phones.isRung('+4930901899');
    const invite = bench.phones.invite('+4930901899');
    expect(header(invite, 'x-pbx-trunk-set')).toBe('10007,10008');
    expect(header(invite, 'from')).toContain('sip:+4930901820@');
    // A mailbox that answers takes no caller.
    await bench.agentHears('+4930901899', CONFIRM);
    expect(bench.actions('bridge-agent-start')).toHaveLength(0);
    bench.phones.press('+4930901899', '1');
    await bench.joined();
    await bench.over({ call });
  });

  test('an extension that must not be disturbed, or has no phone, is not called', async () => {
    await bench.push([
      ...phoneDocuments('za', '39', 0),
      ...agentDocuments('za'),
      ...queueDocuments('qza', '839', { members: ['za'], maxWaitSeconds: 2 }),
    ]);
    const call = bench.call('839');
    expect(await bench.record(call)).toMatchObject({ cc_cancel_reason: 'TIMEOUT' });
    expect(bench.phones.rung).toEqual([]);
  });
});
