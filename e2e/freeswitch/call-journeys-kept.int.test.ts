import { describe, expect, test } from 'vitest';
import { kindsOf, rowOf, stepsOf } from './call-rows';
import { freeswitch, onFreeswitch } from './media-node';
import { secondsPass, useQueueBench } from './queue-bench';
import {
  agentDocuments,
  agentId,
  phoneDocuments,
  queueDocuments,
  queueId,
} from './queue-documents';
import { speak } from './rtp-mouth';
import { useVoicemailBench } from './voicemail-bench';

describe.skipIf(!freeswitch.found)(onFreeswitch('rows of calls to a queue'), () => {
  const bench = useQueueBench();

  test('answered: how long, and by whom', async () => {
    await bench.push([
      ...phoneDocuments('ja', '51'),
      ...agentDocuments('ja'),
      ...queueDocuments('qja', '851', { members: ['ja'] }),
    ]);
    bench.phones.all('ring');
    const call = bench.call('851');
    await bench.phones.isRung('ja');
    await secondsPass(1);
    bench.phones.pickUp('ja');
    await bench.joined();
    await bench.over({ call });
    const found = await rowOf(bench.node, call, 2);
    expect(found).toMatchObject({
      ...{ result: 'answered', queueId: queueId('qja'), queueOutcome: 'answered' },
      agentId: agentId('ja'),
    });
    expect(found.queueWaitMs).toBeGreaterThan(100);
    expect(found.queueWaitMs).toBeLessThanOrEqual(found.waitMs);
    expect(kindsOf(found)).toEqual([
      ...['started', 'queued', 'ringing', 'queue_left', 'answered', 'ended'],
    ]);
  });

  test('abandoned before an agent came', async () => {
    await bench.push([
      ...phoneDocuments('jb', '52'),
      ...agentDocuments('jb'),
      ...queueDocuments('qjb', '852', { members: ['jb'] }),
    ]);
    bench.phones.all('ring');
    const call = bench.call('852');
    await bench.phones.isRung('jb');
    call.hangUp();
    const found = await rowOf(bench.node, call, 2);
    expect(found).toMatchObject({
      ...{ result: 'missed', queueOutcome: 'abandoned', agentId: null, hungUpBy: 'caller' },
      queueId: queueId('qjb'),
    });
    expect(stepsOf(found, 'queue_left')).toMatchObject([{ outcome: 'abandoned' }]);
  });

  test('sent on because nobody is there', async () => {
    const leaveWithoutAgents = { afterSeconds: 1, graceSeconds: 0 };
    await bench.push([
      ...phoneDocuments('jc', '53'),
      ...agentDocuments('jc', { state: { status: 'logged_out' } }),
      ...queueDocuments('qjc', '853', { members: ['jc'], leaveWithoutAgents }),
    ]);
    const found = await rowOf(bench.node, bench.call('853'), 1);
    expect(found).toMatchObject({ result: 'missed', queueOutcome: 'no_agents' });
  });
});

describe.skipIf(!freeswitch.found)(onFreeswitch('rows of calls to a voicemail box'), () => {
  const bench = useVoicemailBench();

  test('a message is left: missed, with a message', async () => {
    const { made, port, hears } = await bench.call('107');
    await hears('greeting');
    await hears('record');
    const stop = await speak(port, 440);
    await bench.isRecorded(2);
    made.press('#');
    await bench.kept();
    stop();
    const found = await rowOf(bench.calls.node, made, 1);
    expect(found).toMatchObject({ result: 'missed', voicemail: true, service: false });
    expect(found).toMatchObject({ answeredAt: null, talkMs: 0 });
    expect(stepsOf(found, 'voicemail')).toMatchObject([{ outcome: 'left' }]);
  });

  test('the own box is a service', async () => {
    const { made } = await bench.call('*97');
    made.hangUp();
    const found = await rowOf(bench.calls.node, made, 1);
    expect(found).toMatchObject({ result: 'answered', service: true, voicemail: false });
  });
});
