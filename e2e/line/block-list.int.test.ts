import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createBlockEntry,
  getBlockSettings,
  listBlockEntries,
  removeBlockEntries,
  updateBlockSettings,
  type BlockEntry,
  type BlockSettings,
} from '@/lib/block-list/contract';
import { ask } from '../api/harness';
import { statusOf, type SipMessage } from '../sip/sip-message';
import { testServers } from '../test-servers';
import { Office, Outside, went } from './office';
import { eventually } from './poll';

// Callers from outside, by a trunk and Kamailio: whom the list names is turned away by FreeSWITCH.
const servers = testServers();
const FIRST_PORT = 21_780;
const NUMBER = '+4930901855';
const OPEN_NUMBER = '+4930901856';
const NUISANCE = '+4940777001';
const FRIEND = '+4940777002';

describe.skipIf(!servers.freeswitch)('the block list of a PBX made by REST', () => {
  let office: Office;
  let outside: Outside;

  beforeAll(async () => {
    office = await Office.open('block', FIRST_PORT, 1);
    outside = await Outside.join(office.operator);
    const destination = { kind: 'extension', id: (await office.extension('101')).id };
    await office.addNumber({ e164: NUMBER, destination });
    await office.addNumber({ e164: OPEN_NUMBER, destination, screened: false });
    await eventually('Kamailio knows the trunk', async () => (await reaches(FRIEND)) === 200);
  });

  beforeEach(() => letAllCall());

  afterAll(async () => {
    await outside.leave();
    await office.close();
  });

  const token = () => office.pbx.token;
  const block = async (body: object): Promise<void> => {
    await ask(createBlockEntry, { token: token(), body });
    await live();
  };
  const letAllCall = async (): Promise<void> => {
    const { items } = await ask<{ items: BlockEntry[] }>(listBlockEntries, { token: token() });
    const ids = items.map(({ id }) => id);
    if (ids.length > 0) await ask(removeBlockEntries, { token: token(), body: { ids } });
    await live();
  };
  const live = () =>
    eventually('the list is live', async () => {
      const { sync } = await ask<BlockSettings>(getBlockSettings, { token: token() });
      return sync.state === 'live';
    });

  async function dial(from: string, number: string): Promise<SipMessage> {
    const to = { host: servers.kamailio.host, port: servers.kamailio.sipPort };
    const invite = { to, uri: `sip:${number}@${to.host}`, fromUser: from, fromDomain: to.host };
    const answer = await outside.peer.invite(invite);
    if (statusOf(answer) === 200) await outside.peer.hangUp(answer, to);
    return answer;
  }

  /** The answer to a caller, whose call 101 would take. */
  async function reaches(from: string, number = NUMBER): Promise<number> {
    const answering = await office.phoneDoes('101', 'callee-answers-expect-bye');
    const status = statusOf(await dial(from, number));
    if (status === 200) went(await answering.done);
    answering.stop();
    await answering.done;
    return status;
  }

  it('a number that is blocked is turned away, another is not', async () => {
    await block({ match: 'number', value: NUISANCE });
    expect(await reaches(NUISANCE)).toBe(603);
    expect(await office.logged(NUMBER, 'rejected')).toMatchObject({ callerNumber: NUISANCE });
    expect(await reaches(FRIEND)).toBe(200);
    await letAllCall();
    expect(await reaches(NUISANCE)).toBe(200);
  });

  it('a beginning blocks all that begin so, but not at a number that is not screened', async () => {
    await block({ match: 'pattern', value: '+4940777*' });
    expect(await reaches(NUISANCE)).toBe(603);
    expect(await reaches(FRIEND)).toBe(603);
    expect(await reaches(FRIEND, OPEN_NUMBER)).toBe(200);
    expect(await reaches('+4989123456')).toBe(200);
  });

  it('who hides the number is turned away, with the busy signal that was chosen', async () => {
    await block({ match: 'anonymous' });
    const { version } = await ask<BlockSettings>(getBlockSettings, { token: token() });
    const headers = { 'If-Match': `"${version}"` };
    await ask(updateBlockSettings, { token: token(), headers, body: { action: 'busy' } });
    await live();
    expect(await reaches('anonymous')).toBe(486);
    // Whatever was heard: the log says that we turned it away, and nobody has to call back.
    const call = await office.logged(NUMBER, 'rejected');
    expect(call).toMatchObject({ missed: false, sipCode: 486 });
    expect(call.callerNumber).not.toMatch(/\d/);
  });
});
