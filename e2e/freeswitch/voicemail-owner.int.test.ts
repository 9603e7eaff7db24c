import { readdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { isPin } from '@/lib/voicemails/pin';
import type { Invitation, OutgoingCall } from './call-peer';
import { freeswitch, onFreeswitch } from './media-node';
import { speak } from './rtp-mouth';
import { type, useVoicemailBench } from './voicemail-bench';
import { boxId, messageId, PIN } from './voicemail-example';

describe.skipIf(!freeswitch.found)(onFreeswitch('voicemail: who listens'), () => {
  const bench = useVoicemailBench();
  const trunk = (user: string, more: Partial<Invitation>): OutgoingCall =>
    bench.calls.trunk(user, more);

  describe('the owner', () => {
    test('hears the own messages without a PIN, the new one first, and removes it', async () => {
      const { made, hears } = await bench.call('*97');
      await hears('question');
      made.press('1');
      await hears('message');
      made.press('3');
      await hears('other');
      made.hangUp();
      await bench.pathOf(made);
      expect(bench.actions()).toMatchObject([
        { action: 'heard', box_id: boxId('3'), message_id: messageId('31') },
        { action: 'removed', box_id: boxId('3'), message_id: messageId('31') },
      ]);
      // The control plane has not heard of it yet; the node has.
      const again = await bench.call('*97');
      await again.hears('question');
      again.made.press('1');
      await again.hears('other');
      again.made.press('6');
      await vi.waitFor(() =>
        expect(bench.actions().map(({ action }) => action)).toContain('saved'),
      );
      await again.hears('question');
      again.made.press('5');
      await again.hears('question');
      type(again.made, '820#');
      await vi.waitFor(
        () =>
          expect(bench.actions().at(0)).toMatchObject({
            action: 'forwarded',
            to_box_id: boxId('1'),
          }),
        5000,
      );
      again.made.hangUp();
    });

    test('a message that lies in the storage is asked for, and played when it comes', async () => {
      const { made, hears } = await bench.call('*97825');
      await hears('question');
      type(made, `${PIN}#`);
      await vi.waitFor(
        () => expect(readdirSync(bench.inNode('messages'))).toContain(want('61')),
        8000,
      );
      bench.bring('61', 'message');
      await hears('question');
      made.press('1');
      await hears('message');
      made.hangUp();
    });
    const want = (name: string) => `${messageId(name)}.want`;

    test('changes the PIN and records a greeting', async () => {
      const { made, port, hears } = await bench.call('*97820');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.press('3');
      for (const keys of ['1234#', '7351#', '7351#']) {
        await hears('question');
        type(made, keys);
      }
      await vi.waitFor(() => expect(bench.actions()).toHaveLength(1), 8000);
      const [{ action, pin_salt: salt = '', pin_hash: hash = '' } = { action: '' }] =
        bench.actions();
      expect(action).toBe('pin');
      expect(isPin({ salt, hash }, '7351')).toBe(true);
      await hears('question');
      made.press('2');
      await hears('record');
      // From now on the node sends to where the voice comes from: nothing more is heard here.
      const stop = await speak(port, 440);
      await bench.isRecorded(2);
      made.press('#');
      expect((await bench.kept()).sidecar).toMatchObject({
        kind: 'greeting',
        voicemail_id: boxId('1'),
      });
      stop();
      made.hangUp();
    });
  });

  describe('another phone', () => {
    const wrong = async (dialled: string) => {
      const { made, hears } = await bench.call(dialled);
      for (let time = 0; time < 3; time += 1) {
        await hears('question');
        type(made, '9999#');
      }
      return bench.pathOf(made);
    };

    test('is let in with the number of the box and its PIN', async () => {
      const { made, hears } = await bench.call('*97');
      await hears('question');
      made.hangUp();
      const other = await bench.call('*97822');
      await other.hears('question');
      type(other.made, `${PIN}#`);
      await other.hears('question');
      other.made.press('1');
      await other.hears('other');
      other.made.hangUp();
    });

    test('three wrong PINs end the call; after five the right one does not open it either', async () => {
      expect(await wrong('*97824')).toBe('feature_voicemail.0');
      await wrong('*97824');
      const { made, hears } = await bench.call('*97824');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.hangUp();
      await bench.pathOf(made);
      expect(bench.actions()).toEqual([]);
    });

    test('a box that is not there asks the same', async () => {
      expect(await wrong('*97555')).toBe('feature_voicemail.0');
    });

    test('from outside: star during the greeting, then the PIN', async () => {
      const { made, hears } = await bench.call('+4930901840', {}, trunk);
      await hears('greeting');
      made.press('*');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.press('1');
      await hears('message');
      made.hangUp();
      expect(await bench.pathOf(made)).toContain(`${boxId('6')}.0=none`);
    });
  });
});
