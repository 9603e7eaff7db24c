import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { conference } from '@/lib/conferences/contract';
import { compileConference } from '@/lib/conferences/plan';
import { compiler } from '@/lib/call-plan/compile';
import { useCallBench } from './call-bench';
import { tenant } from './example-pbx';
import { codes, FeatureBench } from './feature-bench';
import { freeswitch, onFreeswitch } from './media-node';
import { RtpEar, soundPort } from './rtp-ear';

const VOICE_HERTZ = 1100;
const ROOM = 'cnf_00000000000000000820';
const room = compiler(conference, compileConference)(
  {
    ...{ id: ROOM, kind: 'conference', name: 'Room', number: '820', enabled: true },
    config: conference.defaults,
  },
  tenant,
);

describe.skipIf(!freeswitch.found)(onFreeswitch('a conference made during a call'), () => {
  const bench = useCallBench([...codes({ parkSeconds: 15, parkPlaces: 2 }), ...room]);
  const pbx = new FeatureBench(bench);

  let ear: RtpEar;
  beforeAll(async () => {
    ear = await RtpEar.listen();
    bench.peer.soundPort = ear.port;
  });
  afterAll(() => ear.close());

  const answeredInvites = () => bench.peer.requests('ACK').length;

  test('a third is called in: the three are in one room, and the first call ends', async () => {
    pbx.say({ phone105a: '200 OK', phone106a: '200 OK' });
    const first = pbx.by('phone101a', '105');
    expect(await first.answered()).toBe(200);
    const second = pbx.by('phone101a', '*66106');
    expect(await second.answered()).toBe(200);
    const [partner, third] = [await pbx.rings('phone105a'), await pbx.rings('phone106a')];
    await pbx.record(first);
    await vi.waitFor(() => expect(answeredInvites()).toBe(2), 5000);
    const stop = ear.speak(soundPort(partner), VOICE_HERTZ);
    await ear.comes(soundPort(third), VOICE_HERTZ);
    await ear.comes(pbx.soundOf(second), VOICE_HERTZ);
    stop();
    // Who made it leaves; the two others stay.
    second.hangUp();
    const record = await pbx.record(second);
    expect(record).toMatchObject({ pbx_path: 'feature_conference.0' });
    expect(record['pbx_feature']).toMatch(/^conference own_ext_/);
    expect(bench.peer.requests('BYE')).toHaveLength(1);
  });

  test('a room is entered; a number that is none, and one that cannot be rung, are said', async () => {
    const call = pbx.by('phone101a', '*66820');
    expect(await call.answered()).toBe(200);
    call.hangUp();
    expect(await pbx.record(call)).toMatchObject({ pbx_room: ROOM });
    expect(await pbx.result('phone101a', '*66199')).toBe('number_unknown');
    expect(await pbx.result('phone101a', '*66103')).toBe('not_available');
  });
});
