import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { singletonOperations, type Singleton } from '@/lib/objects/singleton-contract';
import {
  getRecordingAudio,
  listRecordings,
  removeRecording,
  type Recording,
} from '@/lib/recordings/contract';
import { recordingPolicy } from '@/lib/recordings/policy-contract';
import { ask, call } from '../api/harness';
import { testServers } from '../test-servers';
import { Office } from './office';
import { eventually } from './poll';

// A recorded call on all real parts: phones (sipp), Kamailio, FreeSWITCH, the worker that takes the file
// to the storage, and the API that hands it out.
const servers = testServers();
const FIRST_PORT = 21_800;
const TALKS = 'caller-callee-registered-expect-200';
const { get, update } = singletonOperations(recordingPolicy);

describe.skipIf(!servers.freeswitch)('recordings of a PBX made by REST', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open('tape', FIRST_PORT, 3);
  });

  afterAll(() => office?.close());

  const recordings = async (query: Record<string, string> = {}) => {
    const { token } = office.pbx;
    return (await ask<{ items: Recording[] }>(listRecordings, { token, query })).items;
  };
  const talk = (callee: string) =>
    office.isTakenBy(callee, () => office.calls('101', TALKS, callee, { pauseMs: 2500 }));

  it('what the policy never records leaves nothing', async () => {
    await talk('102');
    await office.logged('102', 'answered');
    expect(await recordings()).toEqual([]);
  });

  it('an extension that is always recorded: a row of its call, and a file of its length', async () => {
    await office.changeExtension('102', { recording: 'always' });
    await talk('102');
    const [made] = await eventually('the recording is there', async () => {
      const items = await recordings();
      return items.length > 0 && items;
    });
    const logged = await office.logged('102', 'answered');
    expect(made).toMatchObject({ callId: logged.id, callerNumber: '101', calledNumber: '102' });
    expect(made?.stereo).toBe(true);
    expect(made?.seconds).toBeGreaterThanOrEqual(2);
    expect(made?.seconds).toBeLessThanOrEqual(4);
    const { token } = office.pbx;
    const params = { id: made?.id ?? '' };
    const answer = await call(getRecordingAudio, { token, params });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'audio/wav']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF');
    expect(bytes.length).toBe(made?.bytes);
    await ask(removeRecording, { token, params });
    expect(await recordings()).toEqual([]);
    expect((await call(getRecordingAudio, { token, params })).status).toBe(404);
  });

  it('the policy records inside calls that nobody says otherwise about, with the worker away', async () => {
    const { token } = office.pbx;
    const { version } = await ask<Singleton>(get, { token });
    const headers = { 'If-Match': `"${version}"` };
    await ask(update, { token, headers, body: { internal: 'always', stereo: false } });
    await eventually('the policy is live', async () => {
      const { sync } = await ask<Singleton>(get, { token });
      return sync.state === 'live';
    });
    await office.changeExtension('102', { recording: 'never' });
    await office.worker.stop();
    await talk('102');
    await talk('103');
    expect(await recordings()).toEqual([]);
    await office.worker.start();
    const extensionId = (await office.extension('103')).id;
    const made = await eventually('the recording is there', async () => (await recordings())[0]);
    expect(made).toMatchObject({ calledNumber: '103', stereo: false, extensionId });
    expect(await recordings({ number: '102' })).toEqual([]);
  });
});
