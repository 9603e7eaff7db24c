import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { amplitudeAt } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import type { Invitation } from './call-peer';
import { extensionId } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { speak } from './rtp-mouth';
import { useVoicemailBench } from './voicemail-bench';
import { boxId } from './voicemail-example';

const HOSTILE = `A "B" $\{system touch TRAP}, [x=1]<sip:e@evil>;tag=1 \\`;

describe.skipIf(!freeswitch.found)(onFreeswitch('voicemail: a message'), () => {
  const bench = useVoicemailBench();
  async function leave(dialled: string, seconds: number, more: Partial<Invitation> = {}) {
    const { made, port, hears } = await bench.call(dialled, more);
    await hears('greeting');
    await hears('record');
    const stop = await speak(port, 440);
    await bench.isRecorded(seconds);
    return { made, stop };
  }

  test.each([
    ['ended by #', '820', '820'],
    ['for an extension that nobody answers', '107', '107'],
  ])('%s is in the spool, whole', async (_, dialled, called) => {
    const { made, stop } = await leave(dialled, 2);
    made.press('#');
    expect(await bench.pathOf(made)).toBe(
      bench.expected(dialled, { ringing: { [extensionId('107')]: { ends: 'unreachable' } } }),
    );
    stop();
    const { sidecar, wav } = await bench.kept();
    expect(sidecar).toMatchObject({
      ...{ kind: 'voicemail', tenant_id: 'ten_1', voicemail_id: boxId('1') },
      ...{ caller_number: '101', called_number: called },
    });
    const { channels, rate, dataStart, dataBytes } = readWavHeader(wav);
    expect({ channels, rate }).toEqual({ channels: 1, rate: 8000 });
    const samples = Float32Array.from({ length: dataBytes / 2 }, (__, index) =>
      Math.fround(wav.readInt16LE(dataStart + index * 2) / 32_768),
    );
    // Beside the silence in between: packets come a little late now and then.
    expect(amplitudeAt(samples, 8000, 440)).toBeGreaterThan(0.03);
  });

  test('ended by hanging up is kept, with a caller name that is text and nothing else', async () => {
    const display = HOSTILE.replace('TRAP', bench.calls.trap).replaceAll('\\', '\\\\');
    const { made, stop } = await leave('820', 2, {
      display: `"${display.replaceAll('"', '\\"')}" `,
    });
    made.hangUp();
    stop();
    expect((await bench.kept()).sidecar.kind).toBe('voicemail');
    expect(await bench.pathOf(made)).toBe(bench.expected('820'));
    expect(existsSync(bench.calls.trap)).toBe(false);
  });

  test('is none when the caller says nothing', async () => {
    const { made, hears } = await bench.call('820');
    await hears('record');
    made.hangUp();
    expect(await bench.pathOf(made)).toBe(
      bench.expected('820', { voicemails: { [boxId('1')]: 'none' } }),
    );
    expect(bench.spool()).toEqual([]);
  });

  test('is not taken by a full box, and the call ends', async () => {
    const { made } = await bench.call('821');
    expect(await bench.pathOf(made)).toBe(bench.expected('821'));
    expect(await bench.pathOf(made)).toContain('=full');
    expect(bench.spool()).toEqual([]);
  });

  test('for a box that nobody knows is 404', async () => {
    const made = bench.calls.phone('*9799');
    await made.answered();
    made.hangUp();
    expect(await bench.calls.phone('829').answered()).not.toBe(200);
  });
});
