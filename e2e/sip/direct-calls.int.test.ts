import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EntryNode } from './kamailio-server';
import { readRecords, waitForRecords } from './records';
import { runSipp, startCallee } from './sipp';
import { TestTenant } from './tenant-fixture';

describe('calls without a media node', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102', '103']);
    expect((await acme.register('101', 1)).code).toBe(0);
    expect((await acme.register('102', 2)).code).toBe(0);
  });

  afterAll(() => entry.stop());

  beforeEach(() => entry.sql('DELETE FROM kamailio.cdrs'));

  it('connects two extensions and records the call once', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
    const call = await runSipp(
      acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102', pauseMs: 1000 }),
    );
    const answered = await callee.done;
    expect(call.errors).toBe('');
    expect(call.code).toBe(0);
    expect(answered.code).toBe(0);
    expect(answered.messages).toMatch(/From: "Person 101" ?<sip:101@acme\.pbx\.test>/);
    expect(answered.messages).toContain(
      'P-Asserted-Identity: "Person 101" <sip:101@acme.pbx.test>',
    );
    const [record, ...more] = await waitForRecords(entry, 1);
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      tenant_id: 'ten_acme',
      tenant_domain: 'acme.pbx.test',
      caller_device_id: 'dev_101',
      caller_device: 'd101',
      caller_extension_id: 'ext_101',
      caller_number: '101',
      dialed_number: '102',
      callee_extension_id: 'ext_102',
      answered_device: 'd102',
      sip_code: 200,
      sip_reason: 'OK',
      hangup_by: 'caller',
    });
    if (record?.answered_at_ms == null) throw new Error('not answered');
    expect(record.answered_at_ms).toBeGreaterThan(record.started_at_ms);
    expect(record.ended_at_ms - record.answered_at_ms).toBeGreaterThan(950);
    expect(record.ended_at_ms - record.answered_at_ms).toBeLessThan(2000);
    expect(Math.abs(Date.now() - record.ended_at_ms)).toBeLessThan(5000);
  });

  it('says who hung up when it was the callee', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-hangs-up-expect-200'));
    const call = await runSipp(
      acme.as('101', 1, 'caller-callee-hangs-up-expect-200', { dial: '102' }),
    );
    expect(call.errors).toBe('');
    expect(await callee.done).toMatchObject({ code: 0 });
    const [record] = await waitForRecords(entry, 1);
    expect(record).toMatchObject({ sip_code: 200, hangup_by: 'callee' });
  });

  it('passes busy on and records it', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-busy-expect-ack'));
    const call = await runSipp(acme.as('101', 1, 'caller-callee-busy-expect-486', { dial: '102' }));
    expect(call.errors).toBe('');
    expect(await callee.done).toMatchObject({ code: 0 });
    const [record] = await waitForRecords(entry, 1);
    expect(record).toMatchObject({
      sip_code: 486,
      sip_reason: 'Busy Here',
      answered_at_ms: null,
      answered_device: '',
      hangup_by: 'callee',
    });
  });

  it('records a call the caller took back', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-rings-expect-cancel'));
    const call = await runSipp(acme.as('101', 1, 'caller-gives-up-expect-487', { dial: '102' }));
    expect(call.errors).toBe('');
    expect(await callee.done).toMatchObject({ code: 0 });
    const [record] = await waitForRecords(entry, 1);
    expect(record).toMatchObject({ sip_code: 487, answered_at_ms: null, hangup_by: 'caller' });
  });

  it.each([
    { scenario: 'caller-callee-offline-expect-480', dial: '103', code: 480 },
    { scenario: 'caller-unknown-number-expect-404', dial: '999', code: 404 },
    { scenario: 'caller-no-media-node-expect-503', dial: '+4930123456', code: 503 },
  ])('refuses with $code and records it', async ({ scenario, dial, code }) => {
    const call = await runSipp(acme.as('101', 1, scenario, { dial }));
    expect(call.errors).toBe('');
    expect(call.code).toBe(0);
    const [record] = await waitForRecords(entry, 1);
    expect(record).toMatchObject({ sip_code: code, dialed_number: dial, hangup_by: 'system' });
    expect(await readRecords(entry)).toHaveLength(1);
  });
});
