import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { getBrand, type HostBrand } from '@/lib/brands/contract';
import { db } from '@/lib/db/prisma';
import { newId } from '@/lib/shared/ids';
import { proxy } from '@/proxy';
import { ask, HOST, refusal } from './harness';

const resellerHost = 'phone.reseller.example';

beforeAll(async () => {
  const resellerId = newId('reseller');
  await db().reseller.create({ data: { id: resellerId, name: 'R', slug: 'r' } });
  const brandId = newId('brand');
  await db().brand.create({
    data: { id: brandId, resellerId, productName: 'Acme Talk', color: '#1a56db' },
  });
  await db().hostName.create({ data: { id: newId('hostName'), host: resellerHost, brandId } });
});

const visit = (host: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://${host}/calls?q=1`, { headers: { Host: host, ...headers } }));

/** What the framework is told to hand on to the page. */
const handedOn = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

describe('a host', () => {
  test('of the list gets its brand, with any port', async () => {
    for (const host of [resellerHost, `${resellerHost}:8443`]) {
      const brand = await ask<HostBrand>(getBrand, { headers: { Host: host } });
      expect(brand).toMatchObject({ productName: 'Acme Talk', color: '#1a56db' });
    }
  });

  test('of the platform gets the neutral one', async () => {
    for (const host of [HOST, '127.0.0.1:7400', 'localhost']) {
      const brand = await ask<HostBrand>(getBrand, { headers: { Host: host } });
      expect(brand).toMatchObject({ id: null, color: null });
    }
  });

  test('that is not on the list is 404 without a brand', async () => {
    const host = 'evil.example';
    expect((await refusal(getBrand, { headers: { Host: host } })).status).toBe(404);
    const response = await visit(host, { 'X-Forwarded-Host': resellerHost });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/talk|livery/i);
  });
});

describe('every answer', () => {
  test('has the security headers, and a nonce of its own that the page is told', async () => {
    const [first, second] = [await visit(HOST), await visit(HOST)];
    const nonce = handedOn(first, 'x-nonce');
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(handedOn(second, 'x-nonce')).not.toBe(nonce);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(first.headers.has('strict-transport-security')).toBe(false);
  });

  test('tells the page its brand and path, whatever the visitor claims', async () => {
    const response = await visit(resellerHost, { 'X-Brand-Id': 'brd_x', 'X-Path': '//evil' });
    expect(handedOn(response, 'x-brand-id')).toMatch(/^brd_(?!x)/);
    expect(handedOn(response, 'x-path')).toBe('/calls?q=1');
  });
});
