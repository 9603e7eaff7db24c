import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GLOBAL_MODELS, TENANT_MODELS, tenantFault } from './tenant-net';

const schema = readdirSync('prisma/schema')
  .map((name) => readFileSync(`prisma/schema/${name}`, 'utf8'))
  .join('\n');

test('every model of the schema is of a PBX or declared global, by its tenantId', () => {
  for (const [, model = '', body = ''] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const isOfTenant = /^\s+tenantId\s+String\s/m.test(body);
    expect(TENANT_MODELS.has(model), model).toBe(isOfTenant);
    expect(GLOBAL_MODELS.has(model), model).toBe(!isOfTenant);
  }
});

test.each([
  ['findMany', undefined],
  ['findMany', { where: {} }],
  ['findMany', { where: { tenantId: undefined } }],
  ['findMany', { where: { tenantId: '' } }],
  ['findMany', { where: { tenantId: { not: 'ten_1' } } }],
  ['findMany', { where: { OR: [{ tenantId: 'ten_1' }] } }],
  ['findUnique', { where: { id: 'ext_1' } }],
  ['update', { where: { id: 'ext_1' }, data: { tenantId: 'ten_1' } }],
  ['updateMany', { data: {} }],
  ['deleteMany', {}],
  ['count', undefined],
  ['aggregate', {}],
  ['groupBy', { by: ['tenantId'] }],
  ['create', { data: { id: 'ext_1' } }],
  ['createMany', { data: [{ tenantId: 'ten_1' }, {}] }],
  ['upsert', { where: { tenantId: 'ten_1' }, create: {} }],
  ['upsert', { where: { id: 'ext_1' }, create: { tenantId: 'ten_1' } }],
])('%s %j is refused', (operation, args) => {
  expect(tenantFault('Extension', operation, args)).toMatch(/no tenantId/);
});

test.each([
  ['findMany', { where: { tenantId: 'ten_1' } }],
  ['findMany', { where: { tenantId: { in: ['ten_1', 'ten_2'] } } }],
  ['findUnique', { where: { tenantId_number: { tenantId: 'ten_1', number: '101' } } }],
  ['updateMany', { where: { id: 'ext_1', tenantId: 'ten_1' }, data: {} }],
  ['create', { data: { tenantId: 'ten_1' } }],
  ['createMany', { data: [{ tenantId: 'ten_1' }] }],
])('%s %j runs', (operation, args) => {
  expect(tenantFault('Extension', operation, args)).toBeUndefined();
});

test('a global model asks for no tenant', () => {
  expect(tenantFault('User', 'findMany', undefined)).toBeUndefined();
});
