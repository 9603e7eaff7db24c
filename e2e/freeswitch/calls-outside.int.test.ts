import { describe, expect, test } from 'vitest';
import { header } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import { domain, extensionId, other } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';

describe.skipIf(!freeswitch.found)(onFreeswitch('calls from and to the outside'), () => {
  const bench = useCallBench();
  const fromOfInvite = () => header(bench.peer.requests('INVITE')[0]!, 'from');

  test('number → extension, with the prefix before the name', async () => {
    bench.answer();
    const call = bench.trunk('+4930901820', { display: '"Eve / Support" ' });
    expect(await call.answered()).toBe(200);
    expect(fromOfInvite()).toMatch(/^"Sales- \(system touch .*\) Eve - Support" <sip:caller@/);
    call.hangUp();
    for (const leg of await bench.records(call, 3)) {
      expect(leg).toMatchObject({
        pbx_direction: 'inbound',
        pbx_number_id: 'num_sales',
        pbx_dialed: '+4930901820',
      });
    }
    expect(await bench.callerRecord(call, 3)).not.toHaveProperty('pbx_extension_id');
  });

  test.each([
    ['"Eve" ', '+4940123456', /^"Sales- .*\) Eve" <sip:\+4940123456@/],
    ['"${system touch x}\u202e" ', '+4940123456', /^"Sales- .*\(system touch x/],
    ['"Eve:" ', '+4940123456', /^"Sales- .*\) Eve-" </],
    [`"${'x'.repeat(300)}" `, '+4940123456', /^"Sales- .*\) x{1,80}" </],
    ['', '+4940123456', /^"Sales- .*\) \+4940123456" <sip:\+4940123456@/],
    ['', 'anonymous', /^"Sales- .*\) anonymous" <sip:anonymous@/],
    ['', '%24%7Bsystem%20x%7D', /^"Sales- .*\) %\(system x\)" <sip:anonymous@/],
  ])('a caller called %j, number %s', async (display, from, shown) => {
    bench.answer();
    const call = bench.trunk('+4930901820', { display, from });
    expect(await call.answered()).toBe(200);
    expect(fromOfInvite()).toMatch(shown);
    call.hangUp();
    await bench.records(call, 3);
  });

  test.each([
    ['busy', '+4930901822', 486],
    ['declined', '+4930901824', 603],
    ['leading nowhere', '+4930901823', 404],
    ['unknown', '+4930901899', 404],
    ['an extension, dialled by a carrier directly', '102', 404],
    ['the outside, dialled by a carrier', '+442071838750', 404],
  ])('from a carrier: %s', async (_, user, code) => {
    expect(await bench.trunk(user).answered()).toBe(code);
    expect(bench.invited()).toHaveLength(0);
  });

  test.each(['030123456', '+4930123456', '004930123456'])('to the outside as %s', async (user) => {
    bench.answer();
    const call = bench.phone(user);
    expect(await call.answered()).toBe(200);
    expect(bench.invited()).toEqual([`INVITE sip:+4930123456@${domain} SIP/2.0`]);
    expect(header(bench.peer.requests('INVITE')[0]!, 'x-pbx-trunk-set')).toBe('10007');
    expect(fromOfInvite()).toContain(`<sip:+4930901821@${domain}>`);
    call.hangUp();
    for (const leg of await bench.records(call, 2)) {
      expect(leg).toMatchObject({ pbx_direction: 'outbound', pbx_dialed: user });
    }
    expect(await bench.callerRecord(call, 2)).toMatchObject({
      pbx_extension_id: extensionId('101'),
    });
  });

  test.each([
    ['486 Busy Here', 486],
    ['503 Service Unavailable', 503],
    ['404 Not Found', 404],
  ])('a carrier says %s: the caller hears just that', async (status, code) => {
    bench.peer.answering = (_, reply) => reply(status);
    expect(await bench.phone('030123456').answered()).toBe(code);
  });

  test('our own number, dialled the national way, does not go by the carrier', async () => {
    bench.answer();
    const call = bench.phone('030901820');
    expect(await call.answered()).toBe(200);
    expect(bench.invited()[0]).toContain('phone102a');
    call.hangUp();
    expect(await bench.callerRecord(call, 3)).toMatchObject({ pbx_direction: 'internal' });
  });

  test.each([
    ['a tenant without a trunk', other.sipDomain, 'phone101a'],
    ['a phone nobody knows', domain, 'nobody'],
  ])('%s: the outside is 403', async (_, from, device) => {
    const headers = [
      ['X-Pbx-Domain', from],
      ['X-Pbx-Device', device],
    ] as const;
    expect(await bench.phone('+4930123456', { domain: from, headers }).answered()).toBe(403);
    expect(bench.invited()).toHaveLength(0);
  });
});
