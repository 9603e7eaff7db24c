import { describe, expect, test, vi } from 'vitest';
import { useCallBench } from './call-bench';
import { domain, extensionId } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';

describe.skipIf(!freeswitch.found)(onFreeswitch('calls between extensions'), () => {
  const bench = useCallBench();

  test('all phones ring, one answers; every leg has its record', async () => {
    bench.answer();
    const call = bench.phone('102');
    expect(await call.answered()).toBe(200);
    expect(bench.invited()).toEqual([
      `INVITE sip:phone102a@${domain} SIP/2.0`,
      `INVITE sip:phone102b@${domain} SIP/2.0`,
    ]);
    expect(bench.peer.requests('CANCEL')).toHaveLength(1);
    call.hangUp();
    await vi.waitFor(() => expect(bench.peer.requests('BYE')).toHaveLength(1), 3000);
    const legs = await bench.records(call, 3);
    for (const leg of legs) {
      expect(leg).toMatchObject({
        pbx_tenant_id: 'ten_1',
        pbx_domain: domain,
        pbx_direction: 'internal',
        pbx_dialed: '102',
      });
    }
    expect(legs.find((leg) => leg['pbx_leg'] === 'caller')).toMatchObject({
      pbx_extension_id: extensionId('101'),
      pbx_device_id: 'dev_101a',
      effective_caller_id_number: '101',
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'recv_bye',
    });
    expect(legs.find((leg) => leg['pbx_device_id'] === 'dev_102a')).toMatchObject({
      pbx_leg: 'callee',
      pbx_extension_id: extensionId('102'),
      sip_hangup_disposition: 'send_bye',
    });
    expect(legs.find((leg) => leg['pbx_device_id'] === 'dev_102b')).toMatchObject({
      pbx_leg: 'callee',
      hangup_cause: 'LOSE_RACE',
    });
  });

  test('the called side may hang up; times are microseconds since the epoch, in order', async () => {
    bench.answer();
    const call = bench.phone('102');
    expect(await call.answered()).toBe(200);
    bench.peer.hangUpAnswered();
    const caller = await bench.callerRecord(call, 3);
    const times = ['start_uepoch', 'answer_uepoch', 'end_uepoch'].map((name) =>
      Number(caller[name]),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.abs(Date.now() * 1000 - (times[2] ?? 0))).toBeLessThan(60_000_000);
    expect(caller['sip_hangup_disposition']).toBe('send_bye');
  });

  test.each([
    ['486 Busy Here', 486],
    ['600 Busy Everywhere', 486],
    ['603 Decline', 603],
    ['480 Temporarily Unavailable', 480],
    ['404 Not Found', 480],
    ['408 Request Timeout', 480],
    ['500 Server Internal Error', 480],
    ['503 Service Unavailable', 480],
  ])('phones say %s: the caller gets %i', async (status, code) => {
    bench.peer.answering = (_, reply) => reply(status);
    expect(await bench.phone('102').answered()).toBe(code);
  });

  test('nobody answers: 480 after the ring time, and the phones stop ringing', async () => {
    bench.peer.answering = (_, reply) => reply('180 Ringing');
    const call = bench.phone('102');
    expect(await call.answered()).toBe(480);
    expect(call.responses.map(({ startLine }) => startLine)).toContain('SIP/2.0 180 Ringing');
    await vi.waitFor(() => expect(bench.peer.requests('CANCEL')).toHaveLength(2), 3000);
    expect(await bench.callerRecord(call, 3)).toMatchObject({
      hangup_cause: 'NO_ANSWER',
      answer_uepoch: '0',
    });
  });

  test('the caller gives up: 487, and the phones stop ringing', async () => {
    bench.peer.answering = (_, reply) => reply('180 Ringing');
    const call = bench.phone('102');
    await vi.waitFor(() => expect(call.responses.length).toBeGreaterThan(1), 3000);
    call.cancel();
    expect(await call.answered()).toBe(487);
    await vi.waitFor(() => expect(bench.peer.requests('CANCEL')).toHaveLength(2), 3000);
    expect(await bench.callerRecord(call, 3)).toMatchObject({ hangup_cause: 'ORIGINATOR_CANCEL' });
  });

  test.each([
    ['a switched-off extension', '103', 480],
    ['an extension without a phone', '104', 480],
    ['a number nobody has', '199', 404],
    ['too long to be a number', '1234567890123456789', 404],
    ['letters', 'somebody', 404],
  ])('%s', async (_, user, code) => {
    expect(await bench.phone(user).answered()).toBe(code);
    expect(bench.invited()).toHaveLength(0);
  });

  test('a domain nobody has is 404', async () => {
    const headers = [['X-Pbx-Domain', 'nobody.pbx.localhost']] as const;
    expect(await bench.phone('101', { headers }).answered()).toBe(404);
  });
});
