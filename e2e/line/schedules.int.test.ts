import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PbxObject } from '@/lib/objects/contract';
import { overrideSchedule, schedule } from '@/lib/schedules/contract';
import { ask } from '../api/harness';
import { testServers } from '../test-servers';
import { Office } from './office';
import { eventually } from './poll';

// A schedule by REST, asked by FreeSWITCH at every call: the plan, a hand that closes it, and the end of that.
const servers = testServers();
const FIRST_PORT = 21_740;
const NUMBER = '+4930901866';
const TALKS = 'caller-callee-registered-expect-200';
const HEARS_BUSY = 'caller-callee-busy-expect-486';
const ALWAYS = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];

describe.skipIf(!servers.freeswitch)('a schedule of a PBX made by REST', () => {
  let office: Office;
  let hours: PbxObject;

  beforeAll(async () => {
    office = await Office.open('hours', FIRST_PORT, 3);
    hours = await office.create(schedule, {
      name: 'Hours',
      timezone: 'Europe/Berlin',
      week: ALWAYS,
    });
    await office.addNumber({
      ...{
        e164: NUMBER,
        destination: { kind: 'extension', id: (await office.extension('102')).id },
      },
      hours: { schedule: hours.id, closed: { kind: 'busy' } },
    });
  });

  afterAll(() => office?.close());

  /** null: as planned. */
  async function byHand(override: { is: 'open' | 'closed'; until: string } | null): Promise<void> {
    const params = { id: hours.id };
    await ask(overrideSchedule, { token: office.pbx.token, params, body: { override } });
    await office.pbx.live('object', hours.id);
  }
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const reachesBob = () => office.isTakenBy('102', () => office.calls('101', TALKS, NUMBER));

  it('open by its plan, the number leads to the phone', async () => {
    await reachesBob();
    await office.logged(NUMBER, 'answered');
  });

  it('closed by hand, it leads where closed calls go; back to the plan, to the phone', async () => {
    await byHand({ is: 'closed', until: inSeconds(3600) });
    await office.calls('101', HEARS_BUSY, NUMBER);
    expect(await office.logged(NUMBER, 'busy')).toMatchObject({ hungUpBy: 'system' });
    await byHand(null);
    await reachesBob();
  });

  it('what was closed until a moment opens by itself, with the worker away', async () => {
    const until = inSeconds(6);
    await byHand({ is: 'closed', until });
    await office.worker.stop();
    await office.calls('101', HEARS_BUSY, NUMBER);
    await eventually('the moment is over', async () => Date.now() > Date.parse(until) + 1000);
    await reachesBob();
    await office.worker.start();
  });

  it('closed by its plan, and opened by hand', async () => {
    await office.change(schedule, hours.id, { week: [] });
    await office.calls('101', HEARS_BUSY, NUMBER);
    await byHand({ is: 'open', until: inSeconds(3600) });
    await reachesBob();
  });
});
