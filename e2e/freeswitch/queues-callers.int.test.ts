import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { header } from '../sip/sip-message';
import { freeswitch, onFreeswitch } from './media-node';
import { secondsPass, useQueueBench, WAIT } from './queue-bench';
import {
  agentDocuments,
  agentId,
  phoneDocuments,
  queueDocuments,
  type QueueSetting,
} from './queue-documents';

const nobody = { state: { status: 'logged_out' } } as const;

describe.skipIf(!freeswitch.found)(onFreeswitch('callers of a queue'), () => {
  const bench = useQueueBench();

  async function queueOf(name: string, number: string, setting: Partial<QueueSetting> = {}) {
    await bench.push([
      ...phoneDocuments(name, number.slice(1)),
      ...agentDocuments(name, { noAnswerDelaySeconds: 2, maxNoAnswer: 0 }),
      ...queueDocuments(`q${name}`, number, { members: [name], ...setting }),
    ]);
  }

  test('after the longest wait the call goes on', async () => {
    await queueOf('ta', '841', { maxWaitSeconds: 2 });
    const began = Date.now();
    const record = await bench.record(bench.call('841'));
    expect(record['pbx_path']).toBe(bench.way('841', 'qta', 'timeout'));
    expect(Date.now() - began).toBeGreaterThan(900);
  });

  test('but not away from an agent whose phone rings', async () => {
    await queueOf('tb', '842', { maxWaitSeconds: 2 });
    bench.phones.all('ring');
    const call = bench.call('842');
    await bench.phones.isRung('tb');
    await secondsPass(3);
    bench.phones.pickUp('tb');
    await bench.joined();
    await bench.over({ call });
    const record = await bench.record(call);
    expect(record).toMatchObject({ cc_cause: 'answered', cc_agent: agentId('tb') });
    expect(record['pbx_path']).toBe(bench.way('842', 'qtb', 'answered'));
  });

  test('nobody logged in: sent on at once', async () => {
    const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 0 };
    await queueOf('ea', '843', { leaveWithoutAgents });
    await bench.push(agentDocuments('ea', nobody));
    const began = Date.now();
    const record = await bench.record(bench.call('843'));
    expect(record['pbx_path']).toBe(bench.way('843', 'qea', 'no_agents'));
    expect(Date.now() - began).toBeLessThan(3000);
  });

  test('nobody logged in: after both times together, when there is a grace', async () => {
    const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 2 };
    await queueOf('eb', '844', { leaveWithoutAgents });
    await bench.push(agentDocuments('eb', nobody));
    const began = Date.now();
    const record = await bench.record(bench.call('844'));
    expect(record['pbx_path']).toBe(bench.way('844', 'qeb', 'no_agents'));
    expect(Date.now() - began).toBeGreaterThan(2500);
  });

  test('who is on a break counts as being there', async () => {
    const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 0 };
    await queueOf('ec', '845', { leaveWithoutAgents, maxWaitSeconds: 4 });
    await bench.push(agentDocuments('ec', { state: { status: 'paused' } }));
    const record = await bench.record(bench.call('845'));
    expect(record['pbx_path']).toBe(bench.way('845', 'qec', 'timeout'));
  });

  test('a key leaves the queue; another one does not', async () => {
    await queueOf('ka', '846', { exitKeys: '0#' });
    const call = bench.call('846');
    await bench.told('member-queue-start');
    call.press('5');
    call.press('#');
    const record = await bench.record(call);
    expect(record['pbx_path']).toBe(bench.way('846', 'qka', 'key'));
    expect(record['cc_exit_key']).toBe('#');
  });

  test('who hangs up stops the ringing', async () => {
    await queueOf('ha', '847');
    bench.phones.all('ring');
    const call = bench.call('847');
    await bench.phones.isRung('ha');
    call.hangUp();
    const record = await bench.record(call);
    expect(record['pbx_path']).toBe(bench.way('847', 'qha', 'abandoned'));
    expect(bench.cancelled()).toBe(1);
  });

  test('first come, first served', async () => {
    await queueOf('sa', '848');
    const first = bench.call('848', '+4915100000001');
    await bench.told('member-queue-start');
    await secondsPass();
    const second = bench.call('848', '+4915100000002');
    await bench.told('member-queue-start', 1);
    bench.phones.all('answer');
    const event = await bench.told('bridge-agent-start');
    expect(event.headers['CC-Member-CID-Number']).toBe('+4915100000001');
    await bench.joined();
    await bench.over({ call: first });
    const next = await bench.told('bridge-agent-start', 1);
    await bench.joined(1);
    expect(next.headers['CC-Member-CID-Number']).toBe('+4915100000002');
    await bench.over({ call: second });
  });

  test('who hangs up and calls again has the old place', async () => {
    await queueOf('ga', '849', { keepPlaceSeconds: 60 });
    const first = bench.call('849', '+4915100000003');
    await bench.told('member-queue-start');
    first.hangUp();
    await bench.told('member-queue-end');
    const again = bench.call('849', '+4915100000003');
    await bench.told('member-queue-resume');
    bench.phones.all('answer');
    await bench.joined();
    await bench.over({ call: again });
  });

  test.each([
    ['${system touch TRAP}', '891'],
    ['$${lua(x)} ${cc_queue}', '892'],
    ["'; DROP TABLE members; --", '893'],
    ["|[pbx=1]{x=y},<sip:e@evil>'", '894'],
  ])('the name of a caller is text everywhere: %s', async (text, number) => {
    const name = `h${number}`;
    const trap = join(bench.node.dir, 'trap');
    await queueOf(name, number, { toAgent: { sound: null, tellWaited: true } });
    bench.phones.all('ring');
    const display = text.replace('TRAP', trap);
    const call = bench.call(number, '+4915100000009', 'callersphone', display);
    await bench.phones.isRung(name);
    // The switch itself takes the sting out of what looks like a variable.
    const shown = display.replaceAll('${', '%{');
    await vi.waitFor(() => expect(bench.picture(`q${name}`)?.waiting[0]?.name).toBe(shown), WAIT);
    expect(header(bench.phones.invite(name), 'from')).toContain('sip:+4915100000009@');
    bench.phones.pickUp(name);
    expect(await bench.joined()).toBe(name);
    await bench.over({ call });
    expect(existsSync(trap)).toBe(false);
  });
});
