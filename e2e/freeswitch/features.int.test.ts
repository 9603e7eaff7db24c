import { describe, expect, test, vi } from 'vitest';
import { useCallBench } from './call-bench';
import { domain, extensionId, other } from './example-pbx';
import { codes, FeatureBench } from './feature-bench';
import { freeswitch, onFreeswitch } from './media-node';

const LOCAL_MIDNIGHT = Date.UTC(2026, 6, 1, 22, 5) / 1000;

describe.skipIf(!freeswitch.found)(onFreeswitch('feature codes'), () => {
  const bench = useCallBench(codes({ parkSeconds: 15, parkPlaces: 2 }));
  const pbx = new FeatureBench(bench);

  /** Ann (101) speaks with 105, who answers. */
  const talk = async () => {
    pbx.say({ phone105a: '200 OK' });
    const caller = pbx.by('phone101a', '105');
    expect(await caller.answered()).toBe(200);
    return caller;
  };

  test('pick up: it stops ringing there, the two speak, and the record says who took it', async () => {
    pbx.say({});
    const caller = pbx.by('phone101a', '105');
    await pbx.rings('phone105a');
    const taker = pbx.by('phone102a', '**105');
    expect(await taker.answered()).toBe(200);
    expect(await caller.answered()).toBe(200);
    await vi.waitFor(() => expect(bench.peer.requests('CANCEL')).toHaveLength(1), 3000);
    taker.hangUp();
    const record = await pbx.record(caller);
    expect(record).toMatchObject({ pbx_leg: 'caller', pbx_call_id: record['uuid'] });
    expect(record['pbx_path']).toMatch(/=answered$/);
    expect(await pbx.record(taker)).toMatchObject({
      ...{ pbx_call_id: record['uuid'], pbx_leg: 'callee', pbx_path: 'feature_pickup.0' },
      ...{ pbx_extension_id: extensionId('102'), pbx_feature: `picked up ${record['uuid']}` },
    });
  });

  test('group pick up takes a call of a carrier; whoever called may hang up', async () => {
    pbx.say({});
    const caller = bench.trunk('+4930901820');
    await pbx.rings('phone102a');
    const taker = pbx.by('phone101a', '*8');
    expect(await taker.answered()).toBe(200);
    expect(await caller.answered()).toBe(200);
    caller.hangUp();
    expect(await pbx.record(taker)).toMatchObject({ pbx_direction: 'inbound', pbx_leg: 'callee' });
  });

  test.each([
    ['nothing rings', '**105', 'pickup_none'],
    ['nothing rings anywhere', '*8', 'pickup_none'],
    ['nobody has the number', '**199', 'number_unknown'],
    ['no number', '**', 'number_unknown'],
    ['not without a rule', '*33105', 'not_allowed'],
    ['nor whispering', '*34105', 'not_allowed'],
    ['nor joining', '*35105', 'not_allowed'],
    ['nor taking over', '*36105', 'not_allowed'],
    ['no call to park', '*68', 'park_none'],
    ['nothing parked there', '*691', 'park_empty'],
    ['nothing parked', '*69', 'park_empty'],
  ])('%s: it is said', async (_, dialled, said) => {
    expect(await pbx.result('phone101a', dialled)).toBe(said);
  });

  test('another PBX’s call cannot be reached, whatever its number', async () => {
    pbx.say({});
    const caller = pbx.by('phone101a', '105');
    await pbx.rings('phone105a');
    expect(await pbx.result('phone101a', '*8', other.sipDomain)).toBe('pickup_none');
    expect(await pbx.result('phone101a', '**105', other.sipDomain)).toBe('number_unknown');
    caller.cancel();
  });

  test('a carrier reaches no code', async () => {
    const call = bench.trunk('*43');
    expect(await call.answered()).toBe(404);
  });

  test('park says where, the parker is free, anybody takes it back', async () => {
    const caller = await talk();
    const park = await pbx.result('phone101a', '*68');
    expect(park).toMatch(/^parked 1 /);
    // The parker's own leg is over; the other side waits.
    await pbx.record(caller);
    expect(bench.peer.requests('BYE').map(({ startLine }) => startLine)).toHaveLength(2);
    const back = pbx.by('phone102a', '*691');
    expect(await back.answered()).toBe(200);
    expect(await pbx.result('phone102a', '*69')).toBe('park_empty');
    back.hangUp();
    expect((await pbx.record(back))['pbx_feature']).toBe(`retrieved ${park?.slice(9)}`);
  });

  test('nobody takes it: it rings at who parked it', async () => {
    const caller = await talk();
    expect(await pbx.result('phone101a', '*68')).toMatch(/^parked 1 /);
    const callId = (await pbx.record(caller))['pbx_call_id'] ?? '';
    pbx.say({ phone101a: '200 OK' });
    await vi.waitFor(() => expect(pbx.invites('phone101a')).toHaveLength(1), 20_000);
    await vi.waitFor(() => expect(bench.peer.requests('ACK').length).toBeGreaterThan(1), 3000);
    expect(await pbx.result('phone102a', '*69')).toBe('park_empty');
    bench.peer.hangUpAnswered();
    const back = () => {
      const legs = bench.node.records(callId).map(({ variables }) => variables);
      expect(legs.find((leg) => leg['pbx_device_id'] === 'dev_101a')).toBeDefined();
      expect(legs).toHaveLength(3);
      return legs;
    };
    for (const leg of await vi.waitFor(back, 5000)) {
      expect(leg).toMatchObject({ pbx_tenant_id: 'ten_1', pbx_domain: domain });
    }
  });

  test('the time is the PBX’s own', async () => {
    await bench.node.setClock(LOCAL_MIDNIGHT);
    expect(await pbx.result('phone101a', '*60')).toBe('time 00:05');
  });

  test('echo', async () => {
    const call = pbx.by('phone101a', '*43');
    expect(await call.answered()).toBe(200);
    call.hangUp();
    expect((await pbx.record(call))['pbx_path']).toBe('feature_echo.0');
  });
});
