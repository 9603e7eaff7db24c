import { describe, expect, test, vi } from 'vitest';
import { compileExtension } from '@/lib/extensions/plan';
import type { IncomingEvent } from '@/telephony/freeswitch/esl-session';
import { readWish } from '@/telephony/news/wish-news';
import { useCallBench } from './call-bench';
import { domain, extensionId, tenant } from './example-pbx';
import { codes, FeatureBench } from './feature-bench';
import { freeswitch, onFreeswitch } from './media-node';

/** As the control plane writes it down once it has heard of it. */
function document(number: string, config: object) {
  const id = extensionId(number);
  const devices = ['a', 'b'].map((end) => ({
    ...{ id: `dev_${number}${end}`, username: `phone${number}${end}`, enabled: true },
  }));
  const row = { id, number, name: 'x', enabled: true, ringTimeoutSeconds: 2, devices };
  const compiled = compileExtension({ ...row, outboundCallerId: null, config }, tenant);
  const plan = compiled.find(({ key }) => key.startsWith('plan:'));
  if (!plan) throw new Error('An extension has a plan');
  return plan;
}

describe.skipIf(!freeswitch.found)(onFreeswitch('what is set at a phone'), () => {
  const bench = useCallBench(codes());
  const pbx = new FeatureBench(bench);
  let seq = 10_000n;

  /** Everything the node tells while the control plane listens. */
  const listen = async () => {
    await bench.node.connect(['pbx::wish']);
    const heard: IncomingEvent[] = [];
    bench.node.commands.onEvent((event) => {
      if (event.subclass === 'pbx::wish') heard.push(event);
    });
    return heard;
  };
  /** Dials, and what the caller is told. */
  const status = async (user: string) => {
    pbx.say({ phone102a: '486 Busy', phone102b: '486 Busy', phone105a: '200 OK' });
    const call = pbx.by('phone101a', user);
    const answer = await call.answered();
    if (answer === 200) call.hangUp();
    return { answer, path: (await pbx.record(call))['pbx_path'] };
  };

  test('do not disturb holds at once, without anybody listening, and outlives the node', async () => {
    expect(await pbx.result('phone102a', '*78')).toBe('doNotDisturb on');
    bench.peer.received.length = 0;
    expect((await status('102')).answer).toBe(486);
    expect(pbx.invites('phone102a')).toEqual([]);
    await bench.node.kill();
    await bench.node.boot();
    const heard = await listen();
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(2), 20_000);
    const wish = readWish(heard[0]?.headers ?? {});
    expect(wish).toMatchObject({
      ...{ extensionId: extensionId('102'), sipDomain: domain, field: 'doNotDisturb', value: true },
      deviceId: 'dev_102a',
    });
    expect(readWish(heard[1]?.headers ?? {})).toEqual(wish);
    bench.peer.received.length = 0;
    expect((await status('102')).answer).toBe(486);
    expect(pbx.invites('phone102a')).toEqual([]);

    // The control plane has taken note: its document is as new, the node tells no more.
    const { key, text } = document('102', {
      ...{ doNotDisturb: false, told: { doNotDisturb: wish.since + 1 } },
    });
    seq += 1n;
    await bench.node.port.push([{ key, seq, xml: text }], { seq });
    expect((await status('102')).answer).toBe(486);
    expect(pbx.invites('phone102a')).toHaveLength(1);
    const noneLeft = async () => expect(await bench.node.global('pbx_wishes')).toBe('0');
    await vi.waitFor(noneLeft, { timeout: 10_000, interval: 200 });
    await bench.node.disconnect();
  });

  test('all calls are forwarded to the extension that follows, and no more', async () => {
    expect(await pbx.result('phone102a', '*72105')).toBe(`forward extension ${extensionId('105')}`);
    expect(await status('102')).toEqual({
      answer: 200,
      path: [
        ...[`${extensionId('102')}.0`, `${extensionId('102')}.1`],
        ...[`${extensionId('105')}.0`, `${extensionId('105')}.1=answered`],
      ].join(' '),
    });
    expect(await pbx.result('phone102a', '*73')).toBe('forward off');
    expect((await status('102')).answer).toBe(486);
  });

  test('or to a number outside, as a call there is dialled, asked for by key', async () => {
    const call = pbx.by('phone102a', '*72');
    expect(await call.answered()).toBe(200);
    for (const key of '0301234567#') call.press(key);
    expect((await pbx.record(call))['pbx_feature']).toBe('forward outside +49301234567');
    bench.peer.received.length = 0;
    pbx.say({ '+49301234567': '200 OK' });
    const forwarded = pbx.by('phone101a', '102');
    expect(await forwarded.answered()).toBe(200);
    forwarded.hangUp();
    expect(pbx.invites('+49301234567')).toHaveLength(1);
    expect(await pbx.result('phone102a', '*73')).toBe('forward off');
  });

  test.each([
    ['its own number', '*72102', 'not_allowed'],
    ['a number nobody has', '*72199', 'number_unknown'],
    ['a code', '*72*43', 'number_unknown'],
    ['no number at all', '*72**', 'number_unknown'],
  ])('not to %s', async (_, dialled, said) => {
    expect(await pbx.result('phone102a', dialled)).toBe(said);
  });

  test('nor in a circle', async () => {
    expect(await pbx.result('phone101a', '*72102')).toMatch(/^forward extension/);
    expect(await pbx.result('phone102a', '*72101')).toBe('not_allowed');
    expect(await pbx.result('phone101a', '*73')).toBe('forward off');
  });
});
