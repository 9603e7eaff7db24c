import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compiler } from '@/lib/call-plan/compile';
import { conference } from '@/lib/conferences/contract';
import {
  controlConference,
  getConferenceLive,
  type ConferenceLive,
  type ControlConference,
} from '@/lib/conferences/live-contract';
import { compileConference } from '@/lib/conferences/plan';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { roomRoutes } from '@/telephony/rooms/room-routes';
import { Rooms } from '@/telephony/rooms/rooms';
import { ask, refusal } from '../api/harness';
import { createPbx, createPerson, PLATFORM_HOLDER } from '../api/world';
import { WORKER_TOKEN, WorkerRoutes } from '../peers/worker-routes';
import { useCallBench } from './call-bench';
import { tenant } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';

describe.skipIf(!freeswitch.found)(onFreeswitch('a conference by the API'), () => {
  const bench = useCallBench();
  let worker: WorkerRoutes;
  let token: string;
  let stranger: string;
  let room: PbxObject;

  beforeAll(async () => {
    const rooms = new Rooms();
    worker = await WorkerRoutes.start(roomRoutes(rooms, WORKER_TOKEN));
    worker.use();
    const operator = await createPerson('operator', PLATFORM_HOLDER);
    token = (await createPbx(operator.token)).owner.token;
    stranger = (await createPbx(operator.token)).owner.token;
    const body = { name: 'Board', number: '850' };
    room = await ask<PbxObject>(objectOperations(conference).create, { token, body });
    await bench.node.connect();
    rooms.watch(bench.node.port);
    const { id, name } = room;
    const documents = compiler(conference, compileConference)(
      { id, kind: 'conference', name, number: '850', enabled: true, config: conference.defaults },
      tenant,
    );
    const records = documents.map(({ key, text }) => ({ key, seq: 9000n, xml: text }));
    expect(await bench.node.port.push(records, { seq: 9000n })).toMatchObject({ kind: 'ok' });
  });
  afterAll(() => worker.stop());

  const params = () => ({ id: room.id });
  const live = () => ask<ConferenceLive>(getConferenceLive, { token, params: params() });
  const control = (body: ControlConference) =>
    ask<ConferenceLive>(controlConference, { token, params: params(), body });
  const members = (count: number) =>
    vi.waitFor(
      async () => {
        const found = await live();
        expect(found.members).toHaveLength(count);
        return found;
      },
      { timeout: 5000, interval: 100 },
    );

  test('nobody is there; then two, of whom one is muted and removed', async () => {
    expect(await live()).toEqual({
      ...{ conferenceId: room.id, isLocked: false, isRecorded: false, members: [] },
    });
    const nobody = { token, params: params(), body: { action: 'lock' } };
    expect((await refusal(controlConference, nobody)).status).toBe(409);
    const [one, two] = [bench.phone('850'), bench.phone('850')];
    expect([await one.answered(), await two.answered()]).toEqual([200, 200]);
    const [first] = (await members(2)).members;
    expect(first).toMatchObject({ callerNumber: '101', isMuted: false, isModerator: false });
    const memberId = first?.id ?? '';
    const muted = await control({ action: 'mute', memberId });
    expect(muted.members.find(({ id }) => id === memberId)?.isMuted).toBe(true);
    expect((await control({ action: 'lock' })).isLocked).toBe(true);
    await control({ action: 'kick', memberId });
    await members(1);
    const again = { token, params: params(), body: { action: 'kick', memberId } };
    expect(await refusal(controlConference, again)).toMatchObject({
      ...{ status: 409, detail: expect.stringContaining('not in the conference') },
    });
    await control({ action: 'end' });
    await members(0);
  });

  test('another PBX does not even learn that it is there', async () => {
    const sent = { token: stranger, params: params() };
    expect((await refusal(getConferenceLive, sent)).status).toBe(404);
    const body = { action: 'end' };
    expect((await refusal(controlConference, { ...sent, body })).status).toBe(404);
  });

  test('without a media node nobody knows: 503', async () => {
    await bench.node.disconnect();
    expect((await refusal(getConferenceLive, { token, params: params() })).status).toBe(503);
  });
});
