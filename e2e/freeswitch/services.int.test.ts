import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import type { CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import type { Target } from '@/lib/call-plan/plan';
import { compileService } from '@/lib/services/plan';
import { signatureOf } from '@/lib/services/signature';
import { newId } from '@/lib/shared/ids';
import { seal, unseal } from '@/lib/shared/secret-box';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createDatabase } from '../database';
import { controlOf, startAskingWorker } from '../peers/asking-worker';
import { CustomerService } from '../peers/customer-service';
import type { WorkerRoutes } from '../peers/worker-routes';
import { APP_SECRET } from '../worker/pbx';
import { useCallBench } from './call-bench';
import type { OutgoingCall } from './call-peer';
import { documents, domain, extensionId, plan, tenant } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';

const SECRET = 'a secret of the customer';
const FALLBACK: Target = { kind: 'hangup' };
const SERVICE = newId('service');
const GROUP = newId('ringGroup');

const PLANS: CallDocument[] = [
  ...compileService(
    {
      ...{ id: SERVICE, kind: 'service', name: 'CRM', number: null, enabled: true },
      config: { url: 'https://crm.example.com/', secret: 'sealed', fallback: FALLBACK },
    },
    tenant,
  ),
  ...plan('401', 'asks', [{ do: 'go', to: { kind: 'service', id: SERVICE } }]),
  ...plan('402', 'collects', [
    { do: 'collect', name: 'customer', digitsMin: 1, digitsMax: 4, timeoutSeconds: 2 },
    { do: 'go', to: { kind: 'service', id: SERVICE } },
  ]),
  ...plan('403', GROUP, [
    {
      ...{ do: 'when', if: [{ on: 'variable', name: 'level', patterns: ['1'] }] },
      go: { kind: 'busy' },
    },
    { do: 'end', as: 'unknown' },
  ]),
];

describe.skipIf(!freeswitch.found)(onFreeswitch('a service asked during a call'), () => {
  let database: Database;
  let worker: WorkerRoutes;
  let service: CustomerService;

  beforeAll(async () => {
    database = openDatabase({ url: (await createDatabase()).workerUrl, poolSize: 4 });
    worker = await startAskingWorker(database, (sealed) => unseal(APP_SECRET, sealed));
    service = await CustomerService.listen();
    await database.run(
      "INSERT INTO tenant (id, name, slug, sip_domain) VALUES (?, 'Acme', 'acme', ?)",
      [tenant.id, domain],
    );
    await database.run(
      "INSERT INTO extension (id, tenant_id, number, name) VALUES (?, ?, '105', 'Eve')",
      [extensionId('105'), tenant.id],
    );
    const config = { url: service.url, secret: seal(APP_SECRET, SECRET), fallback: FALLBACK };
    await database.run(
      `INSERT INTO pbx_object (id, tenant_id, kind, name, config)
       VALUES (?, ?, 'service', 'CRM', ?), (?, ?, 'ring_group', 'Group', '{}')`,
      [SERVICE, tenant.id, JSON.stringify(config), GROUP, tenant.id],
    );
  });

  const bench = useCallBench(PLANS, () => controlOf(worker));

  afterAll(async () => {
    await worker.stop();
    await service.close();
    await database.close();
  });
  beforeEach(() => {
    service.heard.length = 0;
  });

  const expected = (dialed: string, more: Partial<CallFacts> = {}) => {
    const held = new Map(documents('', PLANS).map(({ key, xml }) => [key, xml]));
    const source = (key: string): unknown => {
      const text = held.get(key);
      return text?.startsWith('{') ? JSON.parse(text) : undefined;
    };
    const from = { kind: 'extension', id: extensionId('101') } as const;
    const base = { sipDomain: domain, dialed, from, at: 1, caller: { number: '101', name: '' } };
    return evaluate(source, { ...base, ...more }).path.join(' ');
  };
  const variablesOf = (call: OutgoingCall) =>
    vi.waitFor(
      () => {
        const all = bench.node.allRecords();
        const own = all.find(({ variables }) => variables['sip_call_id'] === call.id);
        expect(own).toBeDefined();
        return own?.variables ?? {};
      },
      { timeout: 5000, interval: 50 },
    );
  const kept = async () =>
    vi.waitFor(async () => {
      const rows = await database.query<Record<string, unknown>[]>(
        'SELECT outcome, fault, status, words, answer FROM service_request ORDER BY id DESC LIMIT 1',
      );
      expect(rows).toHaveLength(1);
      return rows[0] ?? {};
    });

  test('it says an extension by number: that one rings; the request is signed and kept', async () => {
    const name = 'Ann ${hostname} <x>';
    service.answer = () => ({ body: { destination: { number: '105' }, callerName: name } });
    bench.peer.answering = (_, reply) => reply('486 Busy');
    const call = bench.phone('401');
    expect(await call.answered()).toBe(486);
    const services = { [SERVICE]: { kind: 'extension', id: extensionId('105') } as const };
    const ringing = { [extensionId('105')]: { ends: 'busy' } } as const;
    const variables = await variablesOf(call);
    expect(variables['pbx_path']).toBe(expected('401', { services, ringing }));
    expect(variables['effective_caller_id_name']).toBe('Ann (hostname) (x)');
    const [heard] = service.heard;
    expect(heard?.headers['x-pbx-signature']).toBe(
      signatureOf(SECRET, String(heard?.headers['x-pbx-timestamp']), heard?.body ?? ''),
    );
    expect(heard?.question).toMatchObject({
      ...{ tenantId: tenant.id, serviceId: SERVICE, isTest: false, caller: '101', called: '401' },
      callId: variables['pbx_call_id'],
    });
    const words = 'To the extension “105 Eve”.';
    expect(await kept()).toMatchObject({ outcome: 'ok', fault: null, status: 200, words });
  });

  test('what the caller pressed is sent, what it answers can be asked for', async () => {
    service.answer = ({ variables }) => ({
      body: {
        destination: { kind: 'ring_group', id: GROUP },
        variables: { level: variables['customer'] === '4711' ? 1 : 2 },
      },
    });
    const call = bench.phone('402');
    expect(await call.answered()).toBe(200);
    for (const key of '4711') call.press(key);
    const variables = await variablesOf(call);
    expect(variables['pbx_var_customer']).toBe('4711');
    expect(variables['pbx_path']).toBe(
      `collects.0=ok collects.1 ${SERVICE}.0=ok ${GROUP}.0=y to=busy`,
    );
    expect(service.heard[0]?.question.variables).toEqual({ customer: '4711' });
  });

  test.each([
    ['no JSON', { body: 'hello' }, 'not_json'],
    [
      'a destination of another PBX',
      { body: { destination: { number: '999' } } },
      'unknown_destination',
    ],
    ['a server error', { status: 500, body: 'x' }, 'bad_status'],
    ['a redirect', { status: 302, headers: { Location: '/calls' } }, 'bad_status'],
    ['more than 64 kB', { body: 'x'.repeat(70_000) }, 'too_large'],
    ['silence', { silent: true }, 'timeout'],
    ['a destination left to the fall-back', { body: { destination: null } }, null],
  ] as const)('%s: the fall-back within two seconds', async (_, said, fault) => {
    service.answer = () => said;
    const begun = Date.now();
    const call = bench.phone('401');
    expect(await call.answered()).toBe(603);
    expect(Date.now() - begun).toBeLessThan(2500);
    expect((await variablesOf(call))['pbx_path']).toBe(expected('401'));
    await vi.waitFor(async () =>
      expect(await kept()).toMatchObject({ outcome: 'fallback', fault }),
    );
    expect(service.heard).toHaveLength(1);
  });

  test('it sends the call to itself: after five requests the fall-back', async () => {
    service.answer = () => ({ body: { destination: { kind: 'service', id: SERVICE } } });
    const call = bench.phone('401');
    expect(await call.answered()).toBe(603);
    const services = { [SERVICE]: { kind: 'service', id: SERVICE } as const };
    expect((await variablesOf(call))['pbx_path']).toBe(expected('401', { services }));
    expect(service.heard).toHaveLength(5);
  });

  test('the worker is away: the fall-back, and nobody waits', async () => {
    await worker.stop();
    const begun = Date.now();
    const call = bench.phone('401');
    expect(await call.answered()).toBe(603);
    expect(Date.now() - begun).toBeLessThan(2500);
    expect((await variablesOf(call))['pbx_path']).toBe(expected('401'));
    expect(service.heard).toHaveLength(0);
    await worker.listen();
  });
});
