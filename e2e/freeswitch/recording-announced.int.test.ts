import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compileRecordingPolicy } from '@/lib/recordings/policy-plan';
import { recordingPolicy, type RecordingPolicyConfig } from '@/lib/recordings/policy-contract';
import { useCallBench } from './call-bench';
import { tenant } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { RtpEar, soundPort, toneFile } from './rtp-ear';

const SOUND = 'snd_0000announced';
const HERTZ = 1320;
const SECONDS = 2;

const config = {
  ...recordingPolicy.defaults,
  ...{ incoming: 'always', outgoing: 'always', announcement: SOUND },
} as RecordingPolicyConfig;
const row = { id: 'rcp_1', kind: 'recording_policy', name: '', number: null, enabled: true };

describe.skipIf(!freeswitch.found)(onFreeswitch('the announcement of a recording'), () => {
  const bench = useCallBench(compileRecordingPolicy({ ...row, config }, tenant));
  let ear: RtpEar;

  beforeAll(async () => {
    ear = await RtpEar.listen();
    bench.peer.soundPort = ear.port;
    const sounds = join(bench.node.dir, 'sounds');
    mkdirSync(sounds, { recursive: true });
    writeFileSync(join(sounds, `${SOUND}.wav`), toneFile(HERTZ, SECONDS));
  });

  afterAll(() => ear.close());

  const hears = (port: number) =>
    vi.waitFor(() => expect(ear.hears(port, HERTZ)).toBe(true), { timeout: 6000, interval: 50 });

  test('who calls from outside hears it before anybody rings', async () => {
    bench.answer();
    const call = bench.trunk('+4930901820');
    expect(await call.answered()).toBe(200);
    const own = call.responses.find(({ startLine }) => startLine.includes(' 200 '));
    if (!own) throw new Error('An answered call has an answer');
    await hears(soundPort(own));
    expect(bench.invited()).toEqual([]);
    await vi.waitFor(() => expect(bench.invited().length).toBeGreaterThan(0), 6000);
    call.hangUp();
    await bench.records(call, 3);
  });

  test('who is called outside hears it before the two are connected', async () => {
    bench.answer();
    const call = bench.phone('+442071838750');
    await vi.waitFor(() => expect(bench.peer.requests('INVITE')).toHaveLength(1), 5000);
    const [invite] = bench.peer.requests('INVITE');
    if (!invite) throw new Error('The carrier was invited');
    await hears(soundPort(invite));
    expect(await call.answered()).toBe(200);
    call.hangUp();
    await bench.records(call, 2);
  });
});
