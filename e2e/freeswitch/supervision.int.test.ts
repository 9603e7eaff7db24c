import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { compileObject } from '@/lib/objects/compile-object';
import { header } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import { domain, extensionId, other, tenant } from './example-pbx';
import { codes, everybody, FeatureBench, members, only, permission } from './feature-bench';
import { freeswitch, onFreeswitch } from './media-node';
import { RtpEar, soundPort } from './rtp-ear';

const TEAM = 'rg_01kaqx3fz8w2c7r5m9h1';
const team: CallDocument[] = compileObject(
  {
    ...{ id: TEAM, kind: 'ring_group', name: 'Team', number: null, enabled: true },
    config: { members: [{ extension: extensionId('101'), afterSeconds: 0 }] },
  },
  tenant,
);
const CALLER = 500;
const CALLEE = 800;
const LEAD = 1200;

describe.skipIf(!freeswitch.found)(onFreeswitch('calls of others, by permission'), () => {
  const bench = useCallBench([
    ...codes(),
    ...team,
    permission('prm_1', {
      who: only('102'),
      may: ['listen', 'whisper', 'join', 'replace'],
      whom: members(TEAM),
    }),
    permission('prm_2', { who: only('102'), may: ['pickup'], whom: only('106') }),
    // Of another PBX: means nothing here.
    planDocument(other.sipDomain, {
      ...{ id: 'prm_3', kind: 'call_permission', name: 'x', steps: [] },
      data: { who: everybody, may: ['listen'], whom: everybody },
    }),
  ]);
  const pbx = new FeatureBench(bench);
  let ear: RtpEar;
  beforeAll(async () => {
    ear = await RtpEar.listen();
    bench.peer.soundPort = ear.port;
  });
  afterAll(() => ear.close());

  /** 101 speaks with 105; the ports are those the two hear the node from. */
  const conversation = async () => {
    pbx.say({ phone105a: '200 OK' });
    const caller = pbx.by('phone101a', '105');
    expect(await caller.answered()).toBe(200);
    const ports = { caller: pbx.soundOf(caller), callee: soundPort(await pbx.rings('phone105a')) };
    const mouths = [ear.speak(ports.caller, CALLER), ear.speak(ports.callee, CALLEE)];
    await ear.comes(ports.callee, CALLER);
    await ear.comes(ports.caller, CALLEE);
    const silence = () => mouths.forEach((stop) => stop());
    onTestFinished(silence);
    const end = () => {
      silence();
      caller.hangUp();
    };
    return { call: caller, ...ports, silence, end };
  };

  test.each([
    ['listens: hears both, is heard by nobody', '*33101', false, false],
    ['whispers: is heard by whom was dialled only', '*34101', true, false],
    ['joins: is heard by both', '*35101', true, true],
  ])('who may %s', async (_, dialled, caller, callee) => {
    const two = await conversation();
    const lead = pbx.by('phone102a', dialled);
    expect(await lead.answered()).toBe(200);
    const own = pbx.soundOf(lead);
    const silence = ear.speak(own, LEAD);
    onTestFinished(silence);
    await ear.comes(own, CALLER);
    await ear.comes(own, CALLEE);
    if (caller) await ear.comes(two.caller, LEAD);
    if (callee) await ear.comes(two.callee, LEAD);
    // Keys do not switch to what was not asked for.
    for (const key of ['1', '2', '3']) lead.press(key);
    const taken = () => lead.responses.filter((one) => header(one, 'cseq')?.endsWith('INFO'));
    await vi.waitFor(() => expect(taken()).toHaveLength(3), 3000);
    ear.forget(two.callee);
    ear.forget(two.caller);
    await ear.comes(two.callee, CALLER);
    await ear.comes(two.caller, CALLEE);
    for (const [port, isHeard] of [
      [two.caller, caller],
      [two.callee, callee],
    ] as const) {
      if (isHeard) await ear.comes(port, LEAD);
      else expect(ear.hears(port, LEAD)).toBe(false);
    }
    silence();
    two.end();
    expect((await pbx.record(lead))['pbx_feature']).toMatch(/^(listen|whisper|join) /);
  });

  test('who may takes over: whom was dialled drops out, the other stays', async () => {
    const two = await conversation();
    const lead = pbx.by('phone102a', '*36101');
    expect(await lead.answered()).toBe(200);
    const dropped = await pbx.record(two.call);
    const own = pbx.soundOf(lead);
    const silence = ear.speak(own, LEAD);
    onTestFinished(silence);
    await ear.comes(two.callee, LEAD);
    await ear.comes(own, CALLEE);
    silence();
    two.silence();
    lead.hangUp();
    expect(await pbx.record(lead)).toMatchObject({
      ...{ pbx_call_id: dropped['pbx_call_id'], pbx_leg: 'callee' },
    });
  });

  test.each([
    ['whom no rule names', 'phone102a', '*33105', 'not_allowed'],
    ['by whom no rule names', 'phone101a', '*33101', 'not_allowed'],
    ['who speaks with nobody', 'phone102a', '*33101', 'listen_none'],
  ])('%s is not listened to', async (_, device, dialled, said) => {
    expect(await pbx.result(device, dialled)).toBe(said);
  });

  test('nor somebody of another PBX, though a rule there allows it', async () => {
    const two = await conversation();
    // The same number there is another extension.
    const said = await pbx.result('phone101a', '*33101', other.sipDomain);
    expect(said).toBe('number_unknown');
    expect(await pbx.result('phone101a', '*33101', domain)).toBe('not_allowed');
    two.end();
  });

  test('with a rule about picking up only what a rule allows is picked up', async () => {
    pbx.say({});
    const caller = pbx.by('phone101a', '105');
    await pbx.rings('phone105a');
    expect(await pbx.result('phone102a', '**105')).toBe('not_allowed');
    expect(await pbx.result('phone102a', '*8')).toBe('not_allowed');
    caller.cancel();
    const second = pbx.by('phone101a', '106');
    await pbx.rings('phone106a');
    const taker = pbx.by('phone102a', '*8');
    expect(await second.answered()).toBe(200);
    taker.hangUp();
    await pbx.record(taker);
  });
});
