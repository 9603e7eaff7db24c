import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { header } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import { freeswitch, onFreeswitch } from './media-node';

describe.skipIf(!freeswitch.found)(onFreeswitch('hostile text in calls'), () => {
  const bench = useCallBench();

  test.each([
    '${system touch TRAP}',
    '$${system touch TRAP}',
    '\\${system touch TRAP}',
    '${lua(x)}',
    'Eve\\\\',
  ])('in the name of a caller: %s', async (text) => {
    bench.answer();
    const display = `"${text.replace('TRAP', bench.trap)}" `;
    for (const call of [bench.trunk('+4930901820', { display }), bench.phone('102', { display })]) {
      expect(await call.answered()).toBe(200);
      call.hangUp();
      await bench.records(call, 3);
    }
    expect(existsSync(bench.trap)).toBe(false);
  });

  test.each([
    '%24%7Bsystem%20touch%20TRAP%7D',
    '101%0d%0aX-Evil:1',
    "1';DROP%20TABLE%20docs;--",
    '%7e',
    '..%2f101',
  ])('in what is dialled: %s', async (user) => {
    const dialed = user.replace('TRAP', encodeURIComponent(bench.trap));
    expect(await bench.phone(dialed).answered()).toBe(404);
    expect(existsSync(bench.trap)).toBe(false);
    // The replica is as it was.
    expect(await bench.phone('103').answered()).toBe(480);
  });

  test('in the name of an extension: it arrives as one harmless line', async () => {
    bench.answer();
    expect(await bench.phone('102').answered()).toBe(200);
    expect(header(bench.peer.requests('INVITE')[0]!, 'from')).toMatch(
      /^"Ann 'A' \(system touch [^"]*" <sip:101@acme\.pbx\.localhost>;tag=/,
    );
    expect(existsSync(bench.trap)).toBe(false);
  });

  test("nothing on the wire names the switch's maker, and a phone's own headers go nowhere", () => {
    expect(bench.peer.wire.length).toBeGreaterThan(50);
    for (const text of bench.peer.wire) {
      expect(text).not.toMatch(/freeswitch|sofia|signalwire|X-FS-/i);
    }
    for (const text of bench.peer.wire.filter((one) => one.startsWith('INVITE'))) {
      expect(text).not.toMatch(/^X-(?!Pbx-Trunk-Set)/im);
    }
  });
});
