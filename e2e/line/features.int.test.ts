import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getExtension, listExtensions, type Extension } from '@/lib/extensions/contract';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { runSipp, startCallee, startSipp, type SippResult } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// The codes of a new PBX on all real parts: phones (sipp) by way of Kamailio to FreeSWITCH, what is set
// at a phone by way of the worker into the database, though the worker was away.
const servers = testServers();
const FIRST_PORT = 21_380;

const went = ({ code, errors, messages }: SippResult) =>
  expect(code, `${errors}\n${messages}`).toBe(0);

describe.skipIf(!servers.freeswitch)('the codes of a PBX made by REST', () => {
  const worker = new LineWorker();
  let pbx: LinePbx;
  let ada: Phone;
  let bob: Phone;
  let eve: Phone;

  beforeAll(async () => {
    const operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    await worker.start();
    pbx = await LinePbx.create(operator, `codes-${process.pid}`);
    ada = await pbx.addPhone('101', FIRST_PORT);
    bob = await pbx.addPhone('102', FIRST_PORT + 2);
    eve = await pbx.addPhone('103', FIRST_PORT + 4);
    await addFreeswitch(operator, worker);
    for (const phone of [ada, bob, eve]) went(await phone.register());
  });

  afterAll(() => worker.stop());

  const calls = (phone: Phone, scenario: string, number: string, pauseMs = 100) =>
    phone.options(scenario, { keys: { number }, pauseMs, timeoutSeconds: 30 });
  /** A code after which the PBX hangs up; from another port than a call of the same phone. */
  const dials = async (phone: Phone, number: string) => {
    const options = calls(phone, 'caller-callee-hangs-up-expect-200', number);
    went(await runSipp({ ...options, localPort: phone.port + 40 }));
  };

  const idOf = async (number: string) => {
    const query = { q: number };
    const { items } = await ask<{ items: Extension[] }>(listExtensions, {
      token: pbx.token,
      query,
    });
    return items[0]?.id ?? '';
  };

  it('a call is picked up by way of Kamailio; it stops ringing, and the log says who took it', async () => {
    const ringing = await startCallee(
      bob.options('callee-rings-call-is-taken-elsewhere-expect-cancel', { timeoutSeconds: 30 }),
    );
    const calling = startSipp(calls(ada, 'caller-callee-registered-expect-200', '102', 1500));
    const taking = runSipp(calls(eve, 'caller-callee-hangs-up-expect-200', '**102'));
    went(await calling.done);
    went(await taking);
    went(await ringing.done);
    const taker = await idOf('103');
    const log = await eventually('the call is in the log', async () => {
      const [call] = await pbx.calls(1);
      return call?.result === 'answered' && call;
    });
    expect(log).toMatchObject({ callerNumber: '101', calledNumber: '102', hungUpBy: 'caller' });
    expect(log.journey).toContainEqual(
      expect.objectContaining({ kind: 'answered', extensionId: taker, number: '103' }),
    );
  });

  it('a call is parked and taken back at another phone', async () => {
    const answering = await startCallee(
      bob.options('callee-answers-expect-bye', { timeoutSeconds: 30 }),
    );
    // Ada's own leg is ended by the PBX: the call went to its place.
    const parked = startSipp(calls(ada, 'caller-callee-hangs-up-expect-200', '102'));
    await eventually('Ada has a call to park', async () => {
      await dials(ada, '*68');
      const ended = await Promise.race([parked.done, Promise.resolve(undefined)]);
      return ended ?? false;
    });
    went(await parked.done);
    went(await runSipp(calls(eve, 'caller-callee-registered-expect-200', '*691', 500)));
    went(await answering.done);
  });

  it('do not disturb set at a phone holds at once and is not lost with the worker away', async () => {
    await worker.stop();
    await dials(bob, '*78');
    const busy = calls(ada, 'caller-callee-busy-expect-486', '102');
    went(await runSipp(busy));
    await worker.start();
    const params = { id: await idOf('102') };
    const known = await eventually('the database knows', async () => {
      const now = await ask<Extension>(getExtension, { token: pbx.token, params });
      return now.doNotDisturb && now;
    });
    expect(known).toMatchObject({ forward: null, version: 2 });
    await dials(bob, '*79');
    await eventually('and that it is over', async () => {
      const now = await ask<Extension>(getExtension, { token: pbx.token, params });
      return !now.doNotDisturb;
    });
  });
});
