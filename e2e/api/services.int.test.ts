import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import * as services from '@/lib/services/contract';
import type { ServiceRequest } from '@/lib/services/contract';
import { unseal } from '@/lib/shared/secret-box';
import { openDatabase, type Database } from '@/telephony/store/database';
import { controlOf, startAskingWorker } from '../peers/asking-worker';
import { CustomerService } from '../peers/customer-service';
import { WORKER_TOKEN, type WorkerRoutes } from '../peers/worker-routes';
import { ask, call, refusal } from './harness';
import { createPbx, createPerson, PLATFORM_HOLDER } from './world';

const { create, get, update, remove } = objectOperations(services.service);
const SECRET = 'a-secret-that-nobody-sees';

let database: Database;
let worker: WorkerRoutes;
let customer: CustomerService;
let token: string;
let stranger: string;

beforeAll(async () => {
  const appSecret = process.env['APP_SECRET'] ?? '';
  database = openDatabase({ url: process.env['DATABASE_URL'] ?? '', poolSize: 3 });
  worker = await startAskingWorker(database, (sealed) => unseal(appSecret, sealed));
  customer = await CustomerService.listen();
  worker.use();
  const operator = await createPerson('operator', PLATFORM_HOLDER);
  token = (await createPbx(operator.token)).owner.token;
  stranger = (await createPbx(operator.token)).owner.token;
});
afterAll(async () => {
  await worker.stop();
  await customer.close();
  await database.close();
});

async function createService(more: object = {}): Promise<PbxObject> {
  const body = { name: 'CRM', url: customer.url, secret: SECRET, fallback: { kind: 'busy' } };
  return ask<PbxObject>(create, { token, body: { ...body, ...more } });
}

const requestsOf = async ({ id }: PbxObject) =>
  (
    await ask<{ items: ServiceRequest[] }>(services.listServiceRequests, {
      ...{ token, params: { id } },
    })
  ).items;

test('the secret is sealed and never shown; a change without it keeps it', async () => {
  const made = await createService();
  expect(JSON.stringify(made)).not.toContain('secret');
  const before = await db().pbxObject.findFirst({ where: { id: made.id, tenantId: { in: [] } } });
  expect(before).toBeNull();
  const stored = async () => {
    const rows = await database.query<{ config: unknown }[]>(
      'SELECT config FROM pbx_object WHERE id = ?',
      [made.id],
    );
    return JSON.stringify(rows[0]?.config);
  };
  const sealed = await stored();
  expect(sealed).not.toContain(SECRET);
  const headers = { 'If-Match': `"${made.version}"` };
  const sent = { token, params: { id: made.id }, headers };
  await ask(update, { ...sent, body: { name: 'New name' } });
  expect(await stored()).toBe(sealed);
  expect(JSON.stringify(await ask(get, { token, params: { id: made.id } }))).not.toContain('v1.');
});

test('a test asks as a call would; it is kept, and can be sent again', async () => {
  const made = await createService();
  customer.answer = ({ caller }) => ({
    body: { destination: { number: '101' }, callerName: `${caller} ${SECRET}` },
  });
  const body = { callerNumber: '+49 40 123456', called: '+4930901820', variables: { pin: '12' } };
  const params = { id: made.id };
  const tested = await ask<ServiceRequest>(services.testService, { token, params, body });
  expect(tested).toMatchObject({
    ...{ reason: 'test', outcome: 'ok', fault: null, status: 200 },
    words: 'To the extension “101 Ada”.',
    question: { isTest: true, callId: null, caller: '+4940123456', variables: { pin: '12' } },
  });
  expect(tested.answer).toContain('•••');
  const again = await ask<ServiceRequest>(services.resendServiceRequest, {
    ...{ token, params: { id: made.id, requestId: tested.id } },
  });
  expect(again.question).toMatchObject({ caller: '+4940123456', called: '+4930901820' });
  const kept = await requestsOf(made);
  expect(kept.map(({ id }) => id)).toEqual([again.id, tested.id]);
  expect(JSON.stringify(kept)).not.toContain(SECRET);
  const away = { token: stranger, params: { id: made.id, requestId: tested.id } };
  for (const operation of [services.listServiceRequests, services.resendServiceRequest]) {
    expect((await refusal(operation, away)).status).toBe(404);
  }
});

test('what is of another PBX is no answer', async () => {
  const made = await createService();
  const foreign = await ask<PbxObject>(create, {
    token: stranger,
    body: { name: 'X', url: customer.url, secret: SECRET, fallback: { kind: 'busy' } },
  });
  customer.answer = () => ({ body: { destination: { kind: 'service', id: foreign.id } } });
  const params = { id: made.id };
  const tested = await ask<ServiceRequest>(services.testService, { token, params, body: {} });
  expect(tested).toMatchObject({ outcome: 'fallback', fault: 'unknown_destination' });
});

test('the last fifty are kept; they go with the service', async () => {
  const made = await createService();
  customer.answer = () => ({ body: {} });
  const params = { id: made.id };
  const first = await ask<ServiceRequest>(services.testService, { token, params, body: {} });
  for (let count = 0; count < 50; count += 1) {
    await ask(services.testService, { token, params, body: {} });
  }
  const kept = await requestsOf(made);
  expect(kept).toHaveLength(50);
  expect(kept.map(({ id }) => id)).not.toContain(first.id);
  const headers = { 'If-Match': `"${made.version}"` };
  expect((await call(remove, { token, params, headers })).status).toBe(204);
  const rows = await database.query<unknown[]>(
    'SELECT id FROM service_request WHERE service_id = ?',
    [made.id],
  );
  expect(rows).toHaveLength(0);
});

test('a media node needs its own token, and is told nothing of other PBXs', async () => {
  const post = (given: string, body: string) =>
    fetch(`${worker.url}/services/ask`, {
      ...{ method: 'POST', headers: { 'X-Pbx-Node-Token': given }, body },
    });
  expect((await post(WORKER_TOKEN, '7b7d')).status).toBe(401);
  expect((await post(controlOf(worker).token, '7b7d')).status).toBe(422);
  expect((await post(controlOf(worker).token, 'no hex')).status).toBe(422);
  const made = await createService();
  const fields = { domain: 'other.pbx.localhost', service: made.id, call_id: 'x' };
  const hex = Buffer.from(JSON.stringify(fields)).toString('hex');
  expect((await post(controlOf(worker).token, hex)).status).toBe(404);
});

test('without the worker a test is 503 in words; bad input names its field', async () => {
  const made = await createService();
  await worker.stop();
  const away = await refusal(services.testService, { token, params: { id: made.id }, body: {} });
  expect([away.status, away.detail]).toEqual([503, expect.stringContaining('worker')]);
  await worker.listen();
  for (const [field, value] of [
    ['url', 'https://a:b@crm.example.com/'],
    ['url', 'file:///etc/passwd'],
    ['url', 'https://crm.example.com:22/'],
    ['secret', 'short'],
    ['secret', 'with spaces in it, no'],
    ['fallback', { kind: 'nowhere' }],
  ] as const) {
    const body = { name: 'X', url: customer.url, secret: SECRET, fallback: { kind: 'busy' } };
    const refused = await refusal(create, { token, body: { ...body, [field]: value } });
    expect([refused.status, refused.errors[0]?.field.split('.')[0]]).toEqual([400, field]);
  }
});
