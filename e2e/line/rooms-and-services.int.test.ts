import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conference } from '@/lib/conferences/contract';
import {
  controlConference,
  getConferenceLive,
  type ConferenceLive,
} from '@/lib/conferences/live-contract';
import { createNumber } from '@/lib/numbers/contract';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { listServiceRequests, service, type ServiceRequest } from '@/lib/services/contract';
import { getSync, type SyncState } from '@/lib/sync/contract';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { CustomerService } from '../peers/customer-service';
import { startSipp, type SippResult } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// REST, worker, Kamailio, FreeSWITCH and phones (sipp); the service of the customer is on loopback,
// which this operator allows.
const servers = testServers();
const FIRST_PORT = 21_620;
const OWN_NUMBER = '+4930901877';

const went = ({ code, errors, messages }: SippResult) =>
  expect(code, `${errors}\n${messages}`).toBe(0);

describe.skipIf(!servers.freeswitch)('a conference room and a service made by REST', () => {
  const worker = new LineWorker();
  let customer: CustomerService;
  let pbx: LinePbx;
  let ada: Phone;
  let bob: Phone;

  beforeAll(async () => {
    process.env['SERVICE_ALLOWED_NETWORKS'] = '127.0.0.0/8';
    customer = await CustomerService.listen();
    const operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    await worker.start();
    pbx = await LinePbx.create(operator, `rooms-${process.pid}`);
    ada = await pbx.addPhone('101', FIRST_PORT);
    bob = await pbx.addPhone('102', FIRST_PORT + 2);
    await addFreeswitch(operator, worker);
    for (const phone of [ada, bob]) went(await phone.register());
  });

  afterAll(async () => {
    await worker.stop();
    await customer.close();
  });

  const live = (kind: 'object' | 'number', id: string) =>
    eventually(`${kind} ${id} is live`, async () => {
      const query = { kind, id };
      const { state } = await ask<SyncState>(getSync, { token: pbx.token, query });
      return state === 'live';
    });

  it('a member comes in by the PIN, is seen and muted by the API', async () => {
    const { token } = pbx;
    const body = { name: 'Board', number: '820', pin: '2468' };
    const room = await ask<PbxObject>(objectOperations(conference).create, { token, body });
    await live('object', room.id);
    const scenario = 'caller-gives-a-pin-expect-200';
    const keys = { number: '820' };
    const calling = startSipp(ada.options(scenario, { keys, pauseMs: 4000, timeoutSeconds: 30 }));
    const params = { id: room.id };
    const found = await eventually('somebody is in the room', async () => {
      const now = await ask<ConferenceLive>(getConferenceLive, { token, params });
      return now.members.length === 1 && now;
    });
    expect(found.members[0]).toMatchObject({ callerNumber: '101', isMuted: false });
    const memberId = found.members[0]?.id;
    const muted = await ask<ConferenceLive>(controlConference, {
      ...{ token, params, body: { action: 'mute', memberId } },
    });
    expect(muted.members[0]?.isMuted).toBe(true);
    went(await calling.done);
  });

  it('the service says who answers a call to a number, and the request is kept', async () => {
    const { token } = pbx;
    customer.answer = () => ({ body: { destination: { number: '102' } } });
    const asked = await ask<PbxObject>(objectOperations(service).create, {
      token,
      body: {
        ...{ name: 'CRM', url: customer.url, secret: 'a-secret-of-the-line' },
        fallback: { kind: 'busy' },
      },
    });
    const destination = { kind: 'service', id: asked.id };
    const number = await ask<{ id: string }>(createNumber, {
      ...{ token, body: { e164: OWN_NUMBER, destination } },
    });
    await live('object', asked.id);
    await live('number', number.id);
    await ada.call(OWN_NUMBER, bob, 500);
    expect(customer.heard[0]?.question).toMatchObject({ caller: '101', isTest: false });
    const kept = await eventually('the request is kept', async () => {
      const { items } = await ask<{ items: ServiceRequest[] }>(listServiceRequests, {
        ...{ token, params: { id: asked.id } },
      });
      return items[0];
    });
    expect(kept).toMatchObject({
      outcome: 'ok',
      reason: 'call',
      words: expect.stringContaining('102'),
    });
  });
});
