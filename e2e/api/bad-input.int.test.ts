import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/env';
import type { Extension } from '@/lib/extensions/contract';
import {
  createExtension,
  getExtension,
  listExtensions,
  removeExtension,
  updateExtension,
} from '@/lib/extensions/contract';
import {
  exportExtensions,
  importExtensions,
  updateExtensions,
} from '@/lib/extensions/bulk-contract';
import { createNumber, getNumber, updateNumber, type PbxNumber } from '@/lib/numbers/contract';
import { createTenant } from '@/lib/tenants/contract';
import { ask, call, refusal } from './harness';
import { createWorld, type World } from './world';

let world: World;
let token: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
});

const fields = ({ errors }: { errors: { field: string }[] }) => errors.map(({ field }) => field);

describe('a field is named', () => {
  const good = { number: '300', name: 'Grace' };

  test.each([
    ['unknown field', { ...good, colour: 'red' }, 'colour'],
    ['unknown field inside', { ...good, device: { label: 'x', mac: '1' } }, 'device.mac'],
    ['a field called __proto__', '{"number":"300","name":"x","__proto__":{"a":1}}', '__proto__'],
    ['wrong type', { ...good, enabled: 'yes' }, 'enabled'],
    ['missing', { number: '300' }, 'name'],
    ['too long', { ...good, name: 'x'.repeat(81) }, 'name'],
    ['out of range', { ...good, ringTimeoutSeconds: 4 }, 'ringTimeoutSeconds'],
    ['not a whole number', { ...good, ringTimeoutSeconds: 30.5 }, 'ringTimeoutSeconds'],
    ['no digits', { ...good, number: '3o0' }, 'number'],
    ['digits other than the PBX has', { ...good, number: '3000' }, 'number'],
    ['not E.164', { ...good, outboundCallerId: '0309018' }, 'outboundCallerId'],
    ['not an address', { ...good, email: 'grace' }, 'email'],
    ['control characters', { ...good, name: 'a\u0000b' }, 'name'],
    ['a line break', { ...good, name: 'a\nb' }, 'name'],
    ['a mark that turns the reading direction', { ...good, name: 'a\u202eb' }, 'name'],
    ['half a character', '{"number":"300","name":"\\ud800"}', 'name'],
    ['only spaces', { ...good, name: '   ' }, 'name'],
  ])('%s', async (_, body, field) => {
    const problem = await refusal(createExtension, { token, body });
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(fields(problem)).toEqual([field]);
  });

  test('in the query', async () => {
    const wrong = { limit: '0', sort: 'name', enabled: 'maybe', cursor: 'e30.x' };
    for (const [field, value] of Object.entries(wrong)) {
      const problem = await refusal(listExtensions, { token, query: { [field]: value } });
      expect(problem.status).toBe(400);
      expect(fields(problem)).toEqual([field]);
    }
  });

  test('a body that is not an object', async () => {
    for (const body of ['[]', 'null', '"x"', '12']) {
      expect((await refusal(createExtension, { token, body })).status).toBe(400);
    }
  });
});

describe('a SIP domain that the entry node has no room for', () => {
  const create = (body: object) =>
    refusal(createTenant, { token: world.here.token, body: { name: 'Long', ...body } });

  test('is refused where it was given', async () => {
    const problem = await create({ slug: 'long', sipDomain: `${'a'.repeat(60)}.test` });
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(problem.errors).toEqual([{ field: 'sipDomain', message: 'At most 64 characters.' }]);
    const fits = { name: 'Fits', slug: 'fits', sipDomain: `${'a'.repeat(59)}.test` };
    const answer = await call(createTenant, { token: world.here.token, body: fits });
    expect(answer.status).toBe(201);
  });

  test('is refused where it is made of the slug, with the domain in the words', async () => {
    const suffix = 'customers.telephony.example';
    const settings = env();
    const before = settings.SIP_DOMAIN_SUFFIX;
    settings.SIP_DOMAIN_SUFFIX = suffix;
    const slug = 's'.repeat(40);
    const problem = await create({ slug });
    settings.SIP_DOMAIN_SUFFIX = before;
    expect(problem.errors).toEqual([
      {
        field: 'slug',
        message: `Makes the SIP domain ${slug}.${suffix}: At most 64 characters.`,
      },
    ]);
  });
});

test('text that means something to a shell, a database or a browser is kept as it is', async () => {
  const name = `$(reboot); '"><script>alert(1)</script> %00 \\ ../..`;
  const made = await ask<Extension>(createExtension, { token, body: { number: '310', name } });
  expect(made.name).toBe(name);
  const page = await ask<{ items: Extension[] }>(listExtensions, {
    token,
    query: { q: `%00 \\ ..` },
  });
  expect(page.items.map(({ id }) => id)).toEqual([made.id]);
});

test('a search looks for what was typed, in any case', async () => {
  const names = async (q: string) => {
    const page = await ask<{ items: Extension[] }>(listExtensions, { token, query: { q } });
    return page.items.map(({ name }) => name);
  };
  expect(await names('aDA')).toEqual(['Ada']);
  expect(await names('_da')).toEqual([]);
  expect(await names('%')).toEqual([expect.stringContaining('%00')]);
});

describe('a duplicate', () => {
  test('of an extension number', async () => {
    const problem = await refusal(createExtension, { token, body: { number: '101', name: 'x' } });
    expect(problem).toMatchObject({ status: 409, code: 'conflict' });
    expect(fields(problem)).toEqual(['number']);
  });

  test('of a number says nothing of whose it is', async () => {
    const theirs = await ask<PbxNumber>(getNumber, {
      token: world.there.pbx.owner.token,
      params: { id: world.there.pbx.ids.numbers },
    });
    const problem = await refusal(createNumber, { token, body: { e164: theirs.e164 } });
    expect(problem).toMatchObject({ status: 409, detail: 'This number is in use already.' });
    expect(fields(problem)).toEqual(['e164']);
  });
});

test('a number cannot lead to a stranger’s extension', async () => {
  const problem = await refusal(updateNumber, {
    token,
    params: { id: world.here.pbx.ids.numbers },
    headers: { 'If-Match': '"1"' },
    body: { destination: { kind: 'extension', id: world.there.pbx.ids.extensions } },
  });
  expect(problem.status).toBe(400);
  expect(fields(problem)).toEqual(['destination.id']);
});

describe('versions', () => {
  const params = () => ({ id: world.here.pbx.ids.extensions });

  test('none: 428, malformed: 400, stale: 412, and nothing is changed', async () => {
    const input = { token, params: params(), body: { name: 'Changed' } };
    const status = async (headers: Record<string, string>) =>
      (await refusal(updateExtension, { ...input, headers })).status;
    expect(await status({})).toBe(428);
    expect(await status({ 'If-Match': '*' })).toBe(400);
    expect(await status({ 'If-Match': '"7"' })).toBe(412);
    expect((await ask<Extension>(getExtension, { token, params: params() })).name).toBe('Ada');
  });

  test('of two who changed the same, one wins and one is told', async () => {
    const before = await ask<Extension>(getExtension, { token, params: params() });
    const headers = { 'If-Match': `"${before.version}"` };
    const answers = await Promise.all(
      [31, 32, 33, 34].map((ringTimeoutSeconds) =>
        call(updateExtension, { token, params: params(), headers, body: { ringTimeoutSeconds } }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 412, 412, 412]);
    expect(answers.find(({ ok }) => ok)?.headers.get('etag')).toBe(`"${before.version + 1}"`);
  });

  test('a bulk change with one stale line changes none', async () => {
    const { id, version } = await ask<Extension>(getExtension, { token, params: params() });
    const made = await ask<Extension>(createExtension, {
      token,
      body: { number: '320', name: 'Bulk' },
    });
    const items = [
      { id: made.id, version: 1 },
      { id, version: version + 5 },
    ];
    const problem = await refusal(updateExtensions, {
      token,
      body: { items, set: { enabled: false } },
    });
    expect(problem.status).toBe(412);
    expect(fields(problem)).toEqual(['items.1.version']);
    const after = await ask<Extension>(getExtension, { token, params: { id: made.id } });
    expect(after).toMatchObject({ enabled: true, version: 1 });
  });

  test('a bulk change with a stranger’s extension changes none', async () => {
    const items = [{ id: world.there.pbx.ids.extensions, version: 1 }];
    const body = { items, set: { enabled: false } };
    const problem = await refusal(updateExtensions, { token, body });
    expect(fields(problem)).toEqual(['items.0.id']);
  });
});

test('an extension to which a number leads stays, and the number is named', async () => {
  const { version } = await ask<Extension>(getExtension, {
    token,
    params: { id: world.here.pbx.ids.extensions },
  });
  const input = {
    token,
    params: { id: world.here.pbx.ids.extensions },
    headers: { 'If-Match': `"${version}"` },
  };
  const problem = await refusal(removeExtension, input);
  expect(problem).toMatchObject({ status: 409, code: 'in_use' });
  expect(problem.errors[0]?.message).toMatch(/^\+49301000/);
  const wrong = await refusal(removeExtension, { ...input, query: { repoint: 'ext_none' } });
  expect(fields(wrong)).toEqual(['repoint']);
});

describe('bodies', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    refusal(createExtension, { token, body, headers });

  test('malformed JSON', async () => {
    expect(await post('{"number":')).toMatchObject({ status: 400, code: 'malformed_json' });
  });

  test('not JSON at all', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await post('number=300', headers)).toMatchObject({ status: 415 });
  });

  test('too large, said or not said beforehand', async () => {
    const body = `{"name":"${'x'.repeat(1024 * 1024)}"}`;
    expect(await post(body)).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(await post(body, { 'Content-Length': '10' })).toMatchObject({ status: 413 });
  });
});

describe('a file of extensions', () => {
  const send = (body: string, query = {}) => ({ token, body, query });
  const exported = async () => (await call(exportExtensions, { token })).text();

  test('with bad lines names each of them, and the good lines are not done', async () => {
    const before = await exported();
    const lines = [
      'number,name,enabled',
      '400,Good,true',
      '4000,Long,true',
      '401,,true',
      '402,x,no',
    ];
    const problem = await refusal(importExtensions, send(lines.join('\n')));
    expect(problem).toMatchObject({ status: 422, code: 'invalid_csv' });
    expect(problem.errors.map(({ line, field }) => [line, field])).toEqual([
      [3, 'number'],
      [4, 'name'],
      [5, 'enabled'],
    ]);
    expect(await exported()).toBe(before);
  });

  test.each([
    ['an open quote', 'number,name\n400,"Good\n', 422],
    ['too few cells', 'number,name\n400\n', 422],
    ['an unknown column', 'number,name,colour\n400,x,red\n', 422],
    ['a missing column', 'number\n400\n', 422],
    ['a number twice', 'number,name\n400,x\n400,y\n', 422],
    ['nothing', '', 422],
    ['bytes that are no text', '\u0000\u0001\u0002', 422],
  ])('%s', async (_, body, status) => {
    expect((await refusal(importExtensions, send(body))).status).toBe(status);
  });

  test('a dry run counts and does nothing; the run itself does it once', async () => {
    const body = 'number,name,email\n101,Ada,ada@example.com\n410,"=1+1",\n';
    const before = await exported();
    const dry = await ask(importExtensions, send(body, { dryRun: 'true' }));
    expect(dry).toEqual({ dryRun: true, created: 1, updated: 1, unchanged: 0 });
    expect(await exported()).toBe(before);
    const done = await ask(importExtensions, send(body));
    expect(done).toMatchObject({ created: 1, updated: 1 });
    expect(await ask(importExtensions, send(body))).toMatchObject({ unchanged: 2 });
  });

  test('goes out and comes in without a change, formulas made harmless', async () => {
    const csv = await exported();
    expect(csv).toContain("410,'=1+1,");
    const again = await ask<{ unchanged: number }>(importExtensions, send(csv));
    expect(again).toMatchObject({ created: 0, updated: 0 });
    expect(again.unchanged).toBe(csv.trim().split('\n').length - 1);
  });
});
