import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import { desiredDocument } from '@/telephony/reconcile/plan-documents';
import { openDatabase } from './database';
import { createDocumentStore } from './document-store';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 10 });
const contents = new MariaDbConfigStore(database);
const store = createDocumentStore(database, contents, (sql) => new MariaDbConfigStore(sql));

afterAll(() => database.close());

const upsert = (key: string, xml: string) => desiredDocument(key, 'o', xml);
const free = async (): Promise<void> => undefined;
const write = (tenantId: string, key: string, xml: string) =>
  store.write(tenantId, 1, { upserts: [upsert(key, xml)], removals: [] }, free);

describe('the sequence of documents', () => {
  it('hides no number from a reader that has seen a higher one', async () => {
    let cursor = await store.head();
    const seen = new Set<string>();
    let isWriting = true;
    const read = async (): Promise<void> => {
      const page = await store.changesAfter(cursor, 100);
      for (const { key, seq } of page.records) {
        expect(seq).toBeGreaterThan(cursor);
        seen.add(key);
      }
      cursor = page.last ?? cursor;
    };
    const reader = (async () => {
      while (isWriting) await read();
      await read();
    })();
    const lanes = Array.from({ length: 6 }, async (_, lane) => {
      for (let index = 0; index < 20; index += 1)
        await write(`t${lane}`, `k${lane}:${index}`, '<x/>');
    });
    await Promise.all(lanes);
    isWriting = false;
    await reader;
    expect(seen.size).toBe(120);
  });

  it('gives a deleted document a number too, and takes its text away', async () => {
    const before = await write('t', 'gone', '<x/>');
    const plan = { upserts: [], removals: [{ key: 'gone', owner: 'o' }] };
    const after = await store.write('t', 2, plan, free);
    expect(after).toBeGreaterThan(before);
    const page = await store.changesAfter(before, 10);
    expect(page.records).toEqual([{ key: 'gone', seq: after, xml: null }]);
    expect(await contents.get('gone')).toBeUndefined();
  });

  it('writes nothing at all when the guard says no', async () => {
    const head = await store.head();
    const plan = { upserts: [upsert('guarded', '<x/>')], removals: [] };
    const refused = store.write('t', 1, plan, () => Promise.reject(new Error('claim lost')));
    await expect(refused).rejects.toThrow('claim lost');
    expect(await store.head()).toBe(head);
    expect(await contents.get('guarded')).toBeUndefined();
  });
});

describe('a document whose text is lost', () => {
  it('is not taken for a deleted one', async () => {
    const seq = await write('t', 'lost', '<x/>');
    await contents.remove('lost');
    const page = await store.changesAfter(seq - 1n, 10);
    expect(page).toMatchObject({ records: [], missing: ['lost'], last: seq });
    await store.distrust(page.missing);
    const [row] = await store.manifest('t', ['o'], ['lost']);
    expect(row).toBeDefined();
    expect((await store.manifest('t', ['o'], [])).find(({ key }) => key === 'lost')?.hash).toBe('');
  });
});

describe('totals', () => {
  it('count what exists, with the sum of its numbers', async () => {
    const { docs, sum } = await store.totals();
    const seq = await write('t', 'one more', '<x/>');
    expect(await store.totals()).toEqual({ docs: docs + 1, sum: sum + seq });
  });
});
