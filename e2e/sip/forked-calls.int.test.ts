import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sipHa1 } from '@/lib/shared/sip-digest';
import { renderExtensionAliasRows, renderSubscriberRows } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { waitForRecords } from './records';
import { runSipp, startCallee } from './sipp';
import { PASSWORD, TestTenant } from './tenant-fixture';

describe('an extension with two devices', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start({ timers: { directRingMs: 2000 } });
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102']);
    const second = {
      id: 'dev_102b',
      username: 'd102b',
      ...sipHa1('d102b', acme.domain, PASSWORD),
      enabled: true,
      signOuts: 0,
      extensionId: 'ext_102',
    };
    const extension = { id: 'ext_102', number: '102', name: 'Person 102', enabled: true };
    const tenant = { id: 'ten_acme', sipDomain: acme.domain, homeSetId: null };
    await entry.write([
      ...renderSubscriberRows(tenant, [extension], [second]),
      ...renderExtensionAliasRows(tenant, [extension], [second]),
    ]);
    for (const [number, phone] of [
      ['101', 1],
      ['102', 2],
      ['102b', 3],
    ] as const) {
      expect((await acme.register(number, phone)).code).toBe(0);
    }
  });

  afterAll(() => entry.stop());

  beforeEach(() => entry.sql('DELETE FROM kamailio.cdrs'));

  it.each([
    { answers: '102', rings: '102b' },
    { answers: '102b', rings: '102' },
  ])('rings both; $answers answers and $rings stops', async ({ answers, rings }) => {
    const port = (number: string): number => (number === '102' ? 2 : 3);
    const ringing = await startCallee(acme.as(rings, port(rings), 'callee-rings-expect-cancel'));
    const answering = await startCallee(
      acme.as(answers, port(answers), 'callee-answers-expect-bye', { pauseMs: 300 }),
    );
    const call = acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102' });
    const result = await runSipp(call);
    expect(result).toMatchObject({ code: 0, errors: '' });
    expect(await answering.done).toMatchObject({ code: 0 });
    expect(await ringing.done).toMatchObject({ code: 0 });
    const [record, ...more] = await waitForRecords(entry, 1);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ sip_code: 200, answered_device: `d${answers}` });
  });

  it('rings the other one when one is busy', async () => {
    const busy = await startCallee(acme.as('102', 2, 'callee-busy-expect-ack'));
    const answering = await startCallee(
      acme.as('102b', 3, 'callee-answers-expect-bye', { pauseMs: 300 }),
    );
    const call = acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102' });
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    expect(await busy.done).toMatchObject({ code: 0 });
    expect(await answering.done).toMatchObject({ code: 0 });
    const [record] = await waitForRecords(entry, 1);
    expect(record).toMatchObject({ sip_code: 200, answered_device: 'd102b' });
  });

  it('relays media: each side is given an address of the relay', async () => {
    const busy = await startCallee(acme.as('102b', 3, 'callee-busy-expect-ack'));
    const answering = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
    const call = acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102' });
    const caller = await runSipp(call);
    await busy.done;
    const ports = (messages: string): number[] =>
      [...messages.matchAll(/^m=audio (\d+)/gm)].map(([, port]) => Number(port));
    const inRelay = (port: number | undefined): boolean =>
      port !== undefined && port >= entry.relayPorts.min && port <= entry.relayPorts.max;
    expect(inRelay(ports(caller.messages).at(-1))).toBe(true);
    expect(inRelay(ports((await answering.done).messages)[0])).toBe(true);
    await waitForRecords(entry, 1);
  });

  it('gives up when nobody answers in time, and says so in the record', async () => {
    const first = await startCallee(acme.as('102', 2, 'callee-rings-expect-cancel'));
    const second = await startCallee(acme.as('102b', 3, 'callee-rings-expect-cancel'));
    const call = acme.as('101', 1, 'caller-nobody-answers-expect-408', { dial: '102' });
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    expect(await first.done).toMatchObject({ code: 0 });
    expect(await second.done).toMatchObject({ code: 0 });
    const [record, ...more] = await waitForRecords(entry, 1);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ sip_code: 408, answered_at_ms: null, hangup_by: 'system' });
  });
});
