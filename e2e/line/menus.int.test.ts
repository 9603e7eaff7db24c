import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menu } from '@/lib/menus/contract';
import { testServers } from '../test-servers';
import { Office } from './office';

// A menu by REST: FreeSWITCH answers it, the key comes by SIP INFO through Kamailio, and who is behind
// the key rings.
const servers = testServers();
const FIRST_PORT = 21_720;
const PRESSES = 'caller-presses-a-key-expect-200';
const IS_HUNG_UP_ON = 'caller-callee-hangs-up-expect-200';

describe.skipIf(!servers.freeswitch)('a menu of a PBX made by REST', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open('menus', FIRST_PORT, 3);
    const to = async (number: string) => ({
      ...{ kind: 'extension', id: (await office.extension(number)).id },
    });
    const body = {
      ...{ name: 'Welcome', timeoutSeconds: 1, tries: 1 },
      keys: [{ digits: '1', to: await to('102') }],
    };
    await office.create(menu, { ...body, number: '811', timeoutSeconds: 5 });
    const wrong = { number: '815', name: 'Strict', onInvalid: await to('103') };
    await office.create(menu, { ...body, ...wrong });
    await office.create(menu, {
      ...body,
      number: '812',
      name: 'Quiet',
      onTimeout: await to('103'),
    });
    await office.create(menu, { ...body, number: '813', name: 'Short' });
    const whenItIsAda = { when: { on: 'caller', patterns: ['101'] }, to: await to('103') };
    await office.create(menu, { ...body, number: '814', name: 'Knows', branches: [whenItIsAda] });
  });

  afterAll(() => office?.close());

  const logged = (number: string) => office.logged(number, 'answered');
  const answeredBy = async (number: string) => ({
    hungUpBy: 'caller',
    answeredExtensionId: (await office.extension(number)).id,
  });

  it('a key leads to the extension behind it', async () => {
    const press = { key: '1', pauseMs: 1500 };
    await office.isTakenBy('102', () => office.calls('101', PRESSES, '811', press));
    expect(await logged('811')).toMatchObject(await answeredBy('102'));
  });

  it('a key that is none goes where wrong keys go', async () => {
    const press = { key: '9', pauseMs: 4000 };
    await office.isTakenBy('103', () => office.calls('101', PRESSES, '815', press));
    expect(await logged('815')).toMatchObject(await answeredBy('103'));
  });

  it('without a key the call goes where silence goes', async () => {
    const waits = { pauseMs: 4000 };
    const dial = () => office.calls('101', 'caller-callee-registered-expect-200', '812', waits);
    await office.isTakenBy('103', dial);
    expect(await logged('812')).toMatchObject(await answeredBy('103'));
  });

  it('a menu that leads nowhere without a key hangs up', async () => {
    await office.calls('101', IS_HUNG_UP_ON, '813');
    expect(await office.logged('813', 'missed')).toMatchObject({
      hungUpBy: 'system',
      answeredExtensionId: null,
    });
  });

  it('whom a branch is for is sent on before anything is said', async () => {
    const dial = () => office.calls('101', 'caller-callee-registered-expect-200', '814');
    await office.isTakenBy('103', dial);
    expect(await logged('814')).toMatchObject(await answeredBy('103'));
  });
});
