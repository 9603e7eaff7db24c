import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServers } from '../test-servers';
import { Office, went } from './office';

// Rules, forwarding and “do not disturb” of an extension by REST: what its callers then get.
const servers = testServers();
const FIRST_PORT = 21_760;
const TALKS = 'caller-callee-registered-expect-200';
const HEARS_BUSY = 'caller-callee-busy-expect-486';
const RINGS_IN_VAIN = 'callee-rings-call-is-taken-elsewhere-expect-cancel';

describe.skipIf(!servers.freeswitch)('call rules of an extension made by REST', () => {
  let office: Office;
  let eve: { kind: 'extension'; id: string };

  beforeAll(async () => {
    office = await Office.open('rules', FIRST_PORT, 3);
    eve = { kind: 'extension', id: (await office.extension('103')).id };
  });

  beforeEach(() =>
    office.changeExtension('102', {
      ...{ rules: [], forward: null, doNotDisturb: false, ringTimeoutSeconds: 30 },
    }),
  );

  afterAll(() => office?.close());

  const reachesEve = () => office.isTakenBy('103', () => office.calls('101', TALKS, '102'));

  it('a rule for some callers holds for them alone', async () => {
    const rule = {
      when: { moment: 'arrival', callers: { patterns: ['101'] } },
      act: { do: 'busy' },
    };
    await office.changeExtension('102', { rules: [rule] });
    await office.calls('101', HEARS_BUSY, '102');
    expect(await office.logged('102', 'busy')).toMatchObject({ callerNumber: '101' });
    await office.isTakenBy('102', () => office.calls('103', TALKS, '102'));
    expect(await office.logged('102', 'answered')).toMatchObject({ callerNumber: '103' });
  });

  it('an extension that is busy hands its callers on', async () => {
    const rule = { when: { moment: 'busy' }, act: { do: 'send', to: eve } };
    await office.changeExtension('102', { rules: [rule] });
    const busy = await office.phoneDoes('102', 'callee-busy-expect-ack');
    await reachesEve();
    went(await busy.done);
    expect(await office.logged('102', 'answered')).toMatchObject({ answeredExtensionId: eve.id });
  });

  it('whom nobody answers is handed on after the seconds of the extension', async () => {
    const rule = { when: { moment: 'no_answer' }, act: { do: 'send', to: eve } };
    await office.changeExtension('102', { rules: [rule], ringTimeoutSeconds: 5 });
    const ringing = await office.phoneDoes('102', RINGS_IN_VAIN);
    await reachesEve();
    went(await ringing.done);
    const call = await office.logged('102', 'answered');
    expect(call).toMatchObject({ answeredExtensionId: eve.id });
    expect(call.waitMs).toBeGreaterThan(3500);
  });

  it('forwarded, it does not ring itself', async () => {
    await office.changeExtension('102', { forward: eve });
    await reachesEve();
    const call = await office.logged('102', 'answered');
    expect(call).toMatchObject({ answeredExtensionId: eve.id });
    expect(JSON.stringify(call.journey.filter(({ kind }) => kind === 'ringing'))).not.toContain(
      (await office.extension('102')).id,
    );
  });

  it('do not disturb is busy for callers, and a rule for busy applies', async () => {
    await office.changeExtension('102', { doNotDisturb: true });
    await office.calls('101', HEARS_BUSY, '102');
    await office.logged('102', 'busy');
    const rule = { when: { moment: 'busy' }, act: { do: 'send', to: eve } };
    await office.changeExtension('102', { rules: [rule] });
    await reachesEve();
  });
});
