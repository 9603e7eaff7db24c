import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listExtensions, type Extension } from '@/lib/extensions/contract';
import { createNumber } from '@/lib/numbers/contract';
import { singletonOperations, type Singleton } from '@/lib/objects/singleton-contract';
import { outgoing } from '@/lib/outgoing/contract';
import { createTrunk, getTrunk, removeTrunk, type Trunk } from '@/lib/trunks/contract';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { Carrier } from '../sip/carrier';
import { header, statusOf, type SipMessage } from '../sip/sip-message';
import { SipPeer } from '../sip/sip-peer';
import { runSipp, startCallee, type SippResult } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// Trunks and outgoing settings by REST, then calls on all real parts: a phone (sipp), Kamailio,
// FreeSWITCH, and two carriers of whom the first is away.
const servers = testServers();
const FIRST_PORT = 21_480;
const HOST = '127.0.0.1';
const NUMBER = '+4930555100';
const { get, update } = singletonOperations(outgoing);

const went = ({ code, errors, messages }: SippResult) =>
  expect(code, `${errors}\n${messages}`).toBe(0);

describe.skipIf(!servers.freeswitch)('calls to the outside of a PBX made by REST', () => {
  const worker = new LineWorker();
  let operator: string;
  let pbx: LinePbx;
  let ada: Phone;
  let carrier: Carrier;
  let away: SipPeer;
  const trunks: Trunk[] = [];

  const addTrunk = async (body: object): Promise<Trunk> => {
    const made = await ask<Trunk>(createTrunk, { token: operator, body });
    trunks.push(made);
    return made;
  };
  const gateway = (port: number) => [{ host: HOST, port, transport: 'udp' }];
  const seen = (id: string) => ask<Trunk>(getTrunk, { token: operator, params: { id } });

  beforeAll(async () => {
    operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    carrier = await Carrier.start('4930123', 'secret');
    away = await SipPeer.start();
    await worker.start();
    pbx = await LinePbx.create(operator, `outgoing-${process.pid}`);
    ada = await pbx.addPhone('101', FIRST_PORT);
    const { items } = await ask<{ items: Extension[] }>(listExtensions, { token: pbx.token });
    const destination = { kind: 'extension', id: items[0]?.id };
    await ask(createNumber, { token: pbx.token, body: { e164: NUMBER, destination } });
    await addFreeswitch(operator, worker);
    went(await ada.register());
  });

  afterAll(async () => {
    for (const { id } of trunks) {
      const { version } = await seen(id);
      const headers = { 'If-Match': `"${version}"` };
      await ask(removeTrunk, { token: operator, params: { id }, headers });
    }
    await eventually('the carrier is signed out of', () =>
      Promise.resolve(carrier.contact === undefined),
    );
    await Promise.all([worker.stop(), carrier.close(), away.close()]);
  });

  const dial = (scenario: string, number: string) =>
    runSipp(ada.options(scenario, { keys: { number }, pauseMs: 300, timeoutSeconds: 30 }));
  const lastInvite = (): SipMessage => {
    const invite = carrier.peer.requests('INVITE').at(-1);
    if (!invite) throw new Error('The carrier was not called');
    return invite;
  };

  it('without a trunk nothing goes out', async () => {
    went(await dial('caller-banned-number-expect-403', '030123456'));
  });

  it('a trunk signs in, and the API says so; one that is away is seen to be', async () => {
    const first = await addTrunk({ name: `away-${process.pid}`, gateways: gateway(away.port) });
    away.answer = () => 'silence';
    const second = await addTrunk({
      ...{ name: `carrier-${process.pid}`, position: 1, countryCode: '49' },
      gateways: gateway(carrier.peer.port),
      registration: { username: '4930123', domain: 'carrier.example', password: 'secret' },
    });
    const state = await eventually('it is signed in', async () => {
      const { state: now } = await seen(second.id);
      return now?.registration === 'registered' && now;
    });
    expect(state).toMatchObject({ reason: null, calls: 0, gateways: [{ state: 'active' }] });
    expect(Date.parse(state.expiresAt ?? '')).toBeGreaterThan(Date.now());
    await eventually('the other is away', async () => {
      const { state: now } = await seen(first.id);
      return now?.registration === null && now.gateways[0]?.state === 'inactive';
    });
  });

  it('a call goes by the next trunk, with the number of the PBX, and is in the log', async () => {
    const answers = () => dial('caller-callee-registered-expect-200', '030123456');
    await eventually('the trunks are in the plan', async () => (await answers()).code === 0);
    expect(lastInvite().startLine).toContain('sip:+4930123456@');
    expect(header(lastInvite(), 'from')).toContain(`<sip:${NUMBER}@carrier.example>`);
    const call = await eventually('the call is in the log', async () => {
      const [last] = await pbx.calls(1);
      return last?.direction === 'outbound' && last;
    });
    expect(call).toMatchObject({ result: 'answered', calledNumber: '+4930123456' });
  });

  it('a ban that is saved is heard; help goes out all the same', async () => {
    const { version } = await ask<Singleton>(get, { token: pbx.token });
    const rules = [{ name: 'Nothing', patterns: ['*'], act: { do: 'ban' } }];
    await ask(update, {
      ...{ token: pbx.token, body: { rules }, headers: { 'If-Match': `"${version}"` } },
    });
    await eventually('the rules are live', async () => {
      const { sync } = await ask<Singleton>(get, { token: pbx.token });
      return sync.state === 'live';
    });
    went(await dial('caller-banned-number-expect-403', '030123456'));
    went(await dial('caller-callee-registered-expect-200', '112'));
    expect(lastInvite().startLine).toContain('sip:112@');
    expect(lastInvite().headers.filter(([name]) => /^x-/i.test(name))).toEqual([]);
  });

  it("who calls in the country's way is E.164 at the phone and in the log", async () => {
    const answering = await startCallee(
      ada.options('callee-answers-expect-bye', { timeoutSeconds: 30 }),
    );
    const { host, sipPort } = servers.kamailio;
    const to = { host, port: sipPort };
    const answer = await carrier.peer.invite({
      ...{ to, uri: carrier.contact ?? '', toUri: `sip:${NUMBER.replace('+49', '0')}@carrier` },
      ...{ fromUser: '040123456', fromDomain: 'carrier.example' },
    });
    expect(statusOf(answer)).toBe(200);
    await carrier.peer.hangUp(answer, to);
    const result = await answering.done;
    went(result);
    expect(result.messages).toMatch(/From: .*<sip:\+4940123456@/i);
    const call = await eventually('the call is in the log', async () => {
      const [last] = await pbx.calls(1);
      return last?.direction === 'inbound' && last;
    });
    expect(call.callerNumber).toBe('+4940123456');
  });
});
