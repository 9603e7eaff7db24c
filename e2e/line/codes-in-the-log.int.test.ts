import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServers } from '../test-servers';
import { Office } from './office';

// What the log says of calls to the PBX itself: nobody was called, so nobody can have missed them.
const servers = testServers();
const FIRST_PORT = 21_820;

describe.skipIf(!servers.freeswitch)('codes that a phone dials', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open('codelog', FIRST_PORT, 1);
  });

  afterAll(() => office?.close());

  it.each([
    ['*22', 'agent_in'],
    ['*78', 'dnd_on'],
    ['*79', 'dnd_off'],
    ['*60', 'time'],
  ])('%s is in the log as the code “%s”, answered and not missed', async (dialled, code) => {
    await office.calls('101', 'caller-callee-hangs-up-expect-200', dialled);
    const call = await office.logged(dialled, 'answered');
    expect(call).toMatchObject({ missed: false, service: true, direction: 'internal' });
    expect(call.journey.map(({ kind }) => kind)).toEqual(['started', 'code', 'ended']);
    expect(call.journey[1]).toMatchObject({ code });
  });

  it('one that does not exist failed, and is not missed either', async () => {
    await office.calls('101', 'caller-unknown-number-expect-404', '*1234');
    const call = await office.logged('*1234', 'failed');
    expect(call).toMatchObject({ missed: false, hungUpBy: 'system', sipCode: 404 });
  });
});
