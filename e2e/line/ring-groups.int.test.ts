import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ringGroup } from '@/lib/ring-groups/contract';
import { startSipp } from '../sip/sipp';
import { testServers } from '../test-servers';
import { Office, went } from './office';

// Ring groups by REST, called by way of Kamailio; the phones are rung by FreeSWITCH, by way of Kamailio.
const servers = testServers();
const FIRST_PORT = 21_700;
const RINGS_IN_VAIN = 'callee-rings-call-is-taken-elsewhere-expect-cancel';
const TALKS = 'caller-callee-registered-expect-200';

describe.skipIf(!servers.freeswitch)('a ring group of a PBX made by REST', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open('groups', FIRST_PORT, 3);
    const both = await members();
    const onTimeout = { kind: 'extension', id: (await office.extension('103')).id };
    const inOrder = { order: 'in_order', memberSeconds: 20 };
    const short = { members: both.slice(0, 1), ringSeconds: 5, onTimeout };
    await office.create(ringGroup, { name: 'Sales', number: '801', members: both });
    await office.create(ringGroup, { name: 'Desk', number: '802', members: both, ...inOrder });
    await office.create(ringGroup, { name: 'Short', number: '803', ...short });
  });

  afterAll(() => office?.close());

  const members = async () => [
    { extension: (await office.extension('102')).id },
    { extension: (await office.extension('103')).id },
  ];

  it('rings all at once; who is first takes it, the other stops ringing', async () => {
    const other = await office.phoneDoes('102', RINGS_IN_VAIN);
    await office.isTakenBy('103', () => office.calls('101', TALKS, '801', { pauseMs: 800 }));
    went(await other.done);
    const call = await office.logged('801', 'answered');
    const taker = (await office.extension('103')).id;
    expect(call).toMatchObject({ hungUpBy: 'caller', callerNumber: '101' });
    expect(call.answeredExtensionId).toBe(taker);
  });

  it('one after the other: whoever is busy is passed over', async () => {
    const busy = await office.phoneDoes('102', 'callee-busy-expect-ack');
    await office.isTakenBy('103', () => office.calls('101', TALKS, '802'));
    went(await busy.done);
    const call = await office.logged('802', 'answered');
    const taker = (await office.extension('103')).id;
    expect(call).toMatchObject({ answeredExtensionId: taker });
    const kinds = call.journey.map(({ kind }) => kind);
    expect(kinds.indexOf('busy')).toBeLessThan(kinds.indexOf('answered'));
  });

  it('whom nobody takes goes where the group says when its seconds are over', async () => {
    const ringing = await office.phoneDoes('102', RINGS_IN_VAIN);
    const began = Date.now();
    await office.isTakenBy('103', () => office.calls('101', TALKS, '803'));
    expect(Date.now() - began).toBeGreaterThan(3500);
    went(await ringing.done);
    const call = await office.logged('803', 'answered');
    expect(call).toMatchObject({ answeredExtensionId: (await office.extension('103')).id });
    expect(call.waitMs).toBeGreaterThan(3500);
  });

  it('a caller who gives up is missed by all of them', async () => {
    const ringing = await Promise.all(
      ['102', '103'].map((number) => office.phoneDoes(number, RINGS_IN_VAIN)),
    );
    const keys = { number: '801' };
    const scenario = 'caller-gives-up-expect-487';
    went(await startSipp(office.phone('101').options(scenario, { keys, pauseMs: 1500 })).done);
    for (const { done } of ringing) went(await done);
    const call = await office.logged('801', 'missed');
    expect(call).toMatchObject({ hungUpBy: 'caller', answeredExtensionId: null });
  });
});
