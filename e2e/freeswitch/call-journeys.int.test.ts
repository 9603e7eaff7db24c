import { describe, expect, test, vi } from 'vitest';
import { compiler } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { blockKey } from '@/lib/call-plan/screening';
import { conference } from '@/lib/conferences/contract';
import { compileConference } from '@/lib/conferences/plan';
import { compileExtension } from '@/lib/extensions/plan';
import { header, type SipMessage } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import { kindsOf, rowOf, stepsOf } from './call-rows';
import { domain, extensionId, number, plan, tenant } from './example-pbx';
import { codes, FeatureBench } from './feature-bench';
import { freeswitch, onFreeswitch } from './media-node';

const id = (prefix: string, name: string) => `${prefix}_${name.padStart(20, '0')}`;
const MENU = id('mnu', '1');
const GROUP = id('rg', '2');
const ROOM = id('cnf', '5');
const room = { id: ROOM, kind: 'conference', name: 'Room', number: '820', enabled: true };
const person = (dialled: string, config: object): CallDocument[] =>
  compileExtension(
    {
      ...{ id: extensionId(dialled), number: dialled, name: dialled, enabled: true, config },
      ...{ ringTimeoutSeconds: 2, outboundCallerId: null },
      devices: [{ id: `dev_${dialled}`, username: `phone${dialled}a`, enabled: true }],
    },
    tenant,
  );

const PBX: CallDocument[] = [
  ...codes({ parkSeconds: 15, parkPlaces: 2 }),
  ...plan('700', MENU, [
    { do: 'mark', name: 'menu', value: MENU },
    {
      do: 'menu',
      keys: [{ digits: '1', go: { kind: 'ring_group', id: GROUP } }],
      ...{ timeoutSeconds: 5, tries: 2 },
      onTimeout: { kind: 'hangup' },
    },
    { do: 'end', as: 'done' },
  ]),
  ...plan('701', GROUP, [
    { do: 'mark', name: 'group', value: GROUP },
    {
      ...{ do: 'ring', order: 'together', timeoutSeconds: 2 },
      legs: [{ extension: extensionId('105') }, { extension: extensionId('106') }],
    },
    { do: 'go', to: { kind: 'extension', id: extensionId('102') } },
  ]),
  ...number('+4930901850', id('num', '3'), { kind: 'menu', id: MENU }, ''),
  ...number('+4930901851', id('num', '4'), { kind: 'ring_group', id: GROUP }, ''),
  ...compiler(conference, compileConference)({ ...room, config: conference.defaults }, tenant),
  ...person('109', { recording: 'always' }),
  ...person('108', { forward: { kind: 'extension', id: extensionId('105') } }),
  { key: blockKey(domain, '+491511'), text: '{}' },
];

describe.skipIf(!freeswitch.found)(onFreeswitch('rows of the call log'), () => {
  const bench = useCallBench(PBX);
  const pbx = new FeatureBench(bench);
  const row = (call: Parameters<typeof rowOf>[1], legs: number) => rowOf(bench.node, call, legs);
  const sipId = (invite: SipMessage) => header(invite, 'call-id') ?? '';
  const talk = async (device: string, dialled: string, phone: string) => {
    pbx.say({ [phone]: '200 OK' });
    const call = pbx.by(device, dialled);
    expect(await call.answered()).toBe(200);
    const leg = await pbx.rings(phone);
    return { call, leg };
  };

  test('a key in a menu, a ring group, an answer', async () => {
    pbx.say({ phone106a: '200 OK' });
    const call = bench.trunk('+4930901850', { from: '+4915112345678' });
    expect(await call.answered()).toBe(200);
    call.press('1');
    await vi.waitFor(() => expect(bench.peer.requests('CANCEL')).toHaveLength(1), 5000);
    call.hangUp();
    const found = await row(call, 3);
    expect(found).toMatchObject({
      ...{ direction: 'inbound', result: 'answered', missedByTeam: false, hungUpBy: 'caller' },
      ...{ menuIds: [MENU], menuKeys: '1', groupIds: [GROUP], transferReason: 'menu' },
      ...{ answeredExtensionId: extensionId('106'), service: false, voicemail: false },
    });
    expect(kindsOf(found).filter((kind) => kind !== 'ringing')).toEqual([
      ...['started', 'menu', 'key', 'transferred', 'answered', 'ended'],
    ]);
    expect(stepsOf(found, 'ringing')).toMatchObject([{ extensionId: extensionId('105') }]);
  });

  test('given up in the menu: missed by the team', async () => {
    const call = bench.trunk('+4930901850', { from: '+4915112345678' });
    expect(await call.answered()).toBe(200);
    call.hangUp();
    const found = await row(call, 1);
    expect(found).toMatchObject({ result: 'missed', missedByTeam: true, hungUpBy: 'caller' });
    expect(found).toMatchObject({ menuIds: [MENU], menuKeys: null, sipCode: 487 });
    expect(kindsOf(found)).toEqual(['started', 'menu', 'ended']);
  });

  test('nobody in the group, on to somebody else: one missed call', async () => {
    pbx.say({});
    const call = bench.trunk('+4930901851', { from: '+4915112345678' });
    await call.answered(15_000);
    const found = await row(call, 5);
    expect(found).toMatchObject({ result: 'missed', missedByTeam: true, groupIds: [GROUP] });
    expect(found).toMatchObject({ transferReason: 'ring_group', answeredExtensionId: null });
    expect(stepsOf(found, 'transferred')).toMatchObject([{ extensionId: extensionId('102') }]);
  });

  test('a forwarding rule', async () => {
    const { call } = await talk('phone101a', '108', 'phone105a');
    call.hangUp();
    const found = await row(call, 2);
    expect(found).toMatchObject({ result: 'answered', transferReason: 'forward' });
    expect(found.answeredExtensionId).toBe(extensionId('105'));
  });

  test('who is blocked is turned away and not missed', async () => {
    const call = bench.trunk('+4930901850', { from: '+491511' });
    expect(await call.answered()).toBe(603);
    const found = await row(call, 1);
    expect(found).toMatchObject({ direction: 'inbound', result: 'rejected', missedByTeam: false });
    expect(kindsOf(found)).toEqual(['started', 'blocked', 'ended']);
  });

  test('a number that answers busy', async () => {
    const call = bench.trunk('+4930901822', { from: '+4915112345678' });
    expect(await call.answered()).toBe(486);
    const found = await row(call, 1);
    expect(found).toMatchObject({ result: 'busy', missedByTeam: true });
    expect(kindsOf(found)).toEqual(['started', 'ended_by_rule', 'ended']);
  });

  test('a blind transfer of the caller', async () => {
    const { call } = await talk('phone101a', '105', 'phone105a');
    pbx.say({ phone106a: '200 OK' });
    await bench.node.transfer(await bench.node.channelOf(call.id), '106');
    await vi.waitFor(() => expect(bench.peer.requests('ACK')).toHaveLength(2), 5000);
    call.hangUp();
    const found = await row(call, 3);
    expect(found).toMatchObject({
      ...{ result: 'answered', transferReason: 'blind', hungUpBy: 'caller' },
      answeredExtensionId: extensionId('105'),
    });
    expect(kindsOf(found)).toEqual([
      ...['started', 'answered', 'transferred', 'answered', 'ended'],
    ]);
  });

  test('an attended transfer', async () => {
    const { call } = await talk('phone101a', '102', 'phone102a');
    const consult = await talk('phone102a', '106', 'phone106a');
    const other = await bench.node.channelOf(sipId(consult.leg));
    await bench.node.join(await bench.node.channelOf(call.id), other);
    await pbx.record(consult.call);
    call.hangUp();
    const found = await row(call, 3);
    expect(found).toMatchObject({ result: 'answered', transferReason: 'attended' });
    expect(found.answeredExtensionId).toBe(extensionId('102'));
    expect(stepsOf(found, 'transferred')).toHaveLength(1);
  });

  test('picked up at another phone', async () => {
    pbx.say({});
    const call = pbx.by('phone101a', '105');
    await pbx.rings('phone105a');
    const taker = pbx.by('phone102a', '**105');
    expect(await taker.answered()).toBe(200);
    expect(await call.answered()).toBe(200);
    call.hangUp();
    const found = await row(call, 3);
    expect(found).toMatchObject({ result: 'answered', transferReason: 'pickup', service: false });
    expect(found.answeredExtensionId).toBe(extensionId('102'));
    expect(found.calledExtensionId).toBe(extensionId('105'));
    expect(kindsOf(found)).toEqual(['started', 'ringing', 'transferred', 'answered', 'ended']);
  });

  test('parked and fetched: one call until its end', async () => {
    const { call } = await talk('phone101a', '105', 'phone105a');
    const park = pbx.by('phone101a', '*68');
    await pbx.record(park);
    await pbx.record(call);
    const back = pbx.by('phone102a', '*691');
    expect(await back.answered()).toBe(200);
    back.hangUp();
    const found = await row(call, 3);
    expect(found).toMatchObject({ result: 'answered', transferReason: 'park' });
    expect(found.answeredExtensionId).toBe(extensionId('105'));
    expect(stepsOf(found, 'parked')).toMatchObject([
      { place: '1', extensionId: extensionId('101') },
    ]);
    expect(kindsOf(found).at(-1)).toBe('ended');
    expect(await row(park, 1)).toMatchObject({
      ...{ service: true, direction: 'internal', result: 'answered', missedByTeam: false },
    });
  });

  test('in a conference: answered, by nobody in particular', async () => {
    const call = bench.phone('820');
    expect(await call.answered()).toBe(200);
    await bench.node.connect();
    await vi.waitFor(async () => {
      expect((await bench.node.port.conference(ROOM))?.members).toHaveLength(1);
    }, 8000);
    await bench.node.disconnect();
    call.hangUp();
    const found = await row(call, 1);
    expect(found).toMatchObject({ result: 'answered', answeredExtensionId: null, service: false });
    expect(kindsOf(found)).toEqual(['started', 'conference', 'ended']);
  });

  test('a recording that two people are on', async () => {
    const { call } = await talk('phone101a', '109', 'phone109a');
    call.hangUp();
    expect(await row(call, 2)).toMatchObject({ result: 'answered', recorded: true });
    pbx.say({ phone109a: '486 Busy Here' });
    const busy = pbx.by('phone101a', '109');
    expect(await busy.answered()).toBe(486);
    expect(await row(busy, 2)).toMatchObject({ result: 'busy', recorded: false });
  });

  test('a code is a service, and nobody can miss it', async () => {
    const call = pbx.by('phone101a', '*43');
    expect(await call.answered()).toBe(200);
    call.hangUp();
    const found = await row(call, 1);
    expect(found).toMatchObject({ service: true, result: 'answered', direction: 'internal' });
    expect(kindsOf(found)).toEqual(['started', 'code', 'ended']);
  });
});
