import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { voicemailBox } from '@/lib/voicemails/contract';
import {
  giveVoicemailBox,
  listVoicemailMessages,
  removeVoicemailMessage,
  updateVoicemailMessage,
  type VoicemailMessage,
} from '@/lib/voicemails/message-contract';
import { listExtensions, type Extension } from '@/lib/extensions/contract';
import { openDatabase, type Database } from '@/telephony/store/database';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { SmtpPeer } from '../peers/smtp-peer';
import { RtpEar } from '../freeswitch/rtp-ear';
import { speak } from '../freeswitch/rtp-mouth';
import { startSipp } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// A message on all real parts: sipp → Kamailio → rtpengine → FreeSWITCH → worker → database, lamp
// and e-mail; what is done with it by API goes back to the lamp.
const servers = testServers();
const FIRST_PORT = 21_380;
const TONE_BEFORE_RECORDING = 880;

describe.skipIf(!servers.freeswitch)('voicemail of a PBX made by REST', () => {
  const worker = new LineWorker();
  let ear: RtpEar;
  let smtp: SmtpPeer;
  let kamailio: Database;
  let pbx: LinePbx;
  let ada: Phone;
  let box: PbxObject;

  beforeAll(async () => {
    const operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    kamailio = openDatabase({ url: process.env['KAMAILIO_DATABASE_URL'] ?? '', poolSize: 1 });
    ear = await RtpEar.listen();
    smtp = await SmtpPeer.listen();
    process.env['SMTP_URL'] = `smtp://127.0.0.1:${smtp.port}`;
    await worker.start();
    pbx = await LinePbx.create(operator, `voice-${process.pid}`);
    ada = await pbx.addPhone('101', FIRST_PORT);
    await pbx.addPhone('102', FIRST_PORT + 2);
    await addFreeswitch(operator, worker);
    expect((await ada.register()).code).toBe(0);
    box = await giveBox('102');
  });

  afterAll(async () => {
    delete process.env['SMTP_URL'];
    await worker.stop();
    await Promise.all([ear.close(), smtp.close(), kamailio.close()]);
  });

  async function giveBox(number: string): Promise<PbxObject> {
    const { token } = pbx;
    const { items } = await ask<{ items: Extension[] }>(listExtensions, { token });
    const id = items.find((one) => one.number === number)?.id ?? '';
    const made = await ask<PbxObject>(giveVoicemailBox, { token, params: { id } });
    const headers = { 'If-Match': `"${made.version}"` };
    const changed = await ask<PbxObject>(objectOperations(voicemailBox).update, {
      ...{ token, params: { id: made.id }, headers, body: { email: 'bob@example.com' } },
    });
    await pbx.live('object', made.id);
    await pbx.live('extension', id);
    return changed;
  }

  const messages = async () => {
    const query = { boxId: box.id };
    const { token } = pbx;
    return (await ask<{ items: VoicemailMessage[] }>(listVoicemailMessages, { token, query }))
      .items;
  };
  /** `2/8`, as Kamailio keeps it for the phones of 102. */
  const lamp = (shown: string) =>
    eventually(`the lamp shows ${shown}`, async () => {
      const [row] = await kamailio.query<{ key_value: string }[]>(
        'SELECT key_value FROM message_waiting WHERE key_name = ?',
        [`102@${pbx.tenant.sipDomain}`],
      );
      return (row?.key_value ?? '0/0') === shown;
    });

  /** 102 has no phone that is on: callers reach the box, and speak after the tone. */
  async function leave(): Promise<void> {
    const keys = { number: '102', ear: String(ear.port) };
    const scenario = 'caller-leaves-a-message-expect-200';
    for (const port of ear.sources()) ear.forget(port);
    const calling = startSipp(ada.options(scenario, { keys, pauseMs: 6000 }));
    await ear.comesFromAnywhere(TONE_BEFORE_RECORDING);
    const stops = await Promise.all(ear.sources().map((port) => speak(port, 440)));
    const done = await calling.done;
    stops.forEach((stop) => stop());
    expect(done.code, done.errors).toBe(0);
  }

  it('a caller’s message is in the box, lights the lamp and is e-mailed', async () => {
    await leave();
    const [message] = await eventually('the message is there', async () => {
      const found = await messages();
      return found.length > 0 && found;
    });
    expect(message).toMatchObject({ callerNumber: '101', heard: false, boxId: box.id });
    expect(message?.seconds).toBeGreaterThanOrEqual(2);
    await lamp('1/0');
    const letter = await eventually('the letter is sent', async () => smtp.letters[0]);
    expect(letter.to).toBe('<bob@example.com>');
    expect(letter.content).toContain('Subject: Voicemail from 101 for Person 102');
    expect(letter.content).toMatch(/filename="message-\d{14}\.wav"/);
  });

  it('heard in the cabinet, the lamp goes out; new again, it is lit; removed, there is none', async () => {
    const [message] = await messages();
    const { token } = pbx;
    const params = { id: message?.id ?? '' };
    await ask(updateVoicemailMessage, { token, params, body: { heard: true } });
    await lamp('0/1');
    await ask(updateVoicemailMessage, { token, params, body: { heard: false } });
    await lamp('1/0');
    await ask(removeVoicemailMessage, { token, params });
    await lamp('0/0');
  });

  it('a message that is left while the worker is away comes when it is back', async () => {
    await worker.stop();
    await leave();
    expect(await messages()).toEqual([]);
    await worker.start();
    await eventually('the message is there', async () => (await messages()).length === 1);
    await lamp('1/0');
  });
});
