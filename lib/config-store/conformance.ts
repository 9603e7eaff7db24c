import { describe, expect, it } from 'vitest';
import { MAX_KEY_BYTES, StoreError, type StoreErrorKind, type TempStore } from './port';

let counter = 0;
/** A key of its own for every test: adapters are tried on shared servers. */
function freshKey(): string {
  counter += 1;
  return `conformance:${process.pid}:${Date.now()}:${counter}`;
}

async function kindOfFailure(work: Promise<unknown>): Promise<StoreErrorKind | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof StoreError ? error.kind : undefined;
}

/** What every adapter must do. `open` is called once in each test, so it may be asynchronous set-up's result. */
export function describeConfigStore(name: string, open: () => TempStore): void {
  describe(`${name} as a config store`, () => {
    it('knows nothing of a key that was never written', async () => {
      const store = open();
      const key = freshKey();
      expect(await store.get(key)).toBeUndefined();
      expect((await store.getMany([key])).size).toBe(0);
      expect(await kindOfFailure(store.remove(key))).toBe('not_found');
      expect(await kindOfFailure(store.replace(key, 'x', '1'))).toBe('not_found');
    });

    it('gives back what was written, to the byte', async () => {
      const store = open();
      const key = freshKey();
      const value = `<x a='1' b="2">\\ \u0000 %s ? ünï ☎ 𝄞</x>\n`.replace('\u0000', '');
      await store.upsert(key, value);
      expect((await store.get(key))?.value).toBe(value);
    });

    it('tells keys apart by case and by trailing space', async () => {
      const store = open();
      const key = freshKey();
      await store.upsertMany([
        { key: `${key}a`, value: 'lower' },
        { key: `${key}A`, value: 'upper' },
      ]);
      const found = await store.getMany([`${key}a`, `${key}A`]);
      expect([...found.values()].map((stored) => stored.value).sort()).toEqual(['lower', 'upper']);
    });

    it('inserts once', async () => {
      const store = open();
      const key = freshKey();
      await store.insert(key, 'first');
      expect(await kindOfFailure(store.insert(key, 'second'))).toBe('exists');
      expect((await store.get(key))?.value).toBe('first');
    });

    it('replaces only the version it was shown', async () => {
      const store = open();
      const key = freshKey();
      const first = await store.insert(key, 'one');
      const second = await store.replace(key, 'two', first);
      expect(second).not.toBe(first);
      expect(await kindOfFailure(store.replace(key, 'three', first))).toBe('conflict');
      expect(await store.get(key)).toEqual({ value: 'two', version: second });
    });

    it('removes only the version it was shown', async () => {
      const store = open();
      const key = freshKey();
      const first = await store.insert(key, 'one');
      const second = await store.upsert(key, 'two');
      expect(await kindOfFailure(store.remove(key, first))).toBe('conflict');
      await store.remove(key, second);
      expect(await store.get(key)).toBeUndefined();
    });

    it('never repeats the version of an entry that was removed', async () => {
      const store = open();
      const key = freshKey();
      const first = await store.insert(key, 'one');
      await store.remove(key);
      expect(await store.insert(key, 'one')).not.toBe(first);
    });

    it('loses no change of two writers at one key', async () => {
      const store = open();
      const key = freshKey();
      const add = () => store.mutate(key, (text) => String(Number(text ?? '0') + 1));
      await Promise.all(Array.from({ length: 8 }, add));
      expect((await store.get(key))?.value).toBe('8');
    });

    it('writes, reads and removes many', async () => {
      const store = open();
      const prefix = freshKey();
      const entries = Array.from({ length: 1500 }, (_, index) => ({
        key: `${prefix}:${index}`,
        value: `value ${index}`,
      }));
      const keys = entries.map((entry) => entry.key);
      await store.upsertMany(entries);
      expect((await store.getMany(keys)).size).toBe(1500);
      await store.removeMany([...keys, `${prefix}:never`]);
      expect((await store.getMany(keys)).size).toBe(0);
    });

    it('refuses a key that some adapter could not hold', async () => {
      const store = open();
      const key = 'k'.repeat(MAX_KEY_BYTES + 1);
      expect(await kindOfFailure(store.upsert(key, 'x'))).toBe('too_large');
    });

    it('answers health while it works', async () => {
      await expect(open().health()).resolves.toBeUndefined();
    });
  });

  describe(`${name} as a store of temporary data`, () => {
    it('forgets an entry when its time is over', async () => {
      const store = open();
      const key = freshKey();
      await store.setFor(key, 'short', 1);
      expect((await store.get(key))?.value).toBe('short');
      await expect.poll(() => store.get(key), { timeout: 5000 }).toBeUndefined();
      await expect(store.insert(key, 'again')).resolves.toBeTypeOf('string');
    });

    it('keeps an entry that is touched', async () => {
      const store = open();
      const key = freshKey();
      const other = freshKey();
      await store.setFor(key, 'kept', 1);
      await store.setFor(other, 'lost', 1);
      await store.touch(key, 60);
      await expect.poll(() => store.get(other), { timeout: 5000 }).toBeUndefined();
      expect((await store.get(key))?.value).toBe('kept');
      expect(await kindOfFailure(store.touch(other, 60))).toBe('not_found');
    });

    it('counts without losing a step', async () => {
      const store = open();
      const key = freshKey();
      const results = await Promise.all(
        Array.from({ length: 10 }, () => store.increment(key, 2, 60)),
      );
      expect(Math.max(...results)).toBe(20);
    });

    it('begins a count anew when its time is over', async () => {
      const store = open();
      const key = freshKey();
      await store.increment(key, 5, 1);
      await expect.poll(() => store.get(key), { timeout: 5000 }).toBeUndefined();
      expect(await store.increment(key, 1, 60)).toBe(1);
    });
  });
}
