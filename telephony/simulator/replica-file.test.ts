import { mkdtempSync, readFileSync, rmSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplicaFile } from './replica-file';
import { parseRecords, type PushBatch } from './replica';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'replica-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const body = (key: string, seq: number, xml: string | null): string =>
  xml === null ? `${key} ${seq} -1\n` : `${key} ${seq} ${Buffer.byteLength(xml)}\n${xml}`;

function apply(file: ReplicaFile, text: string, batch: Partial<PushBatch> & { seq: bigint }): void {
  const bytes = Buffer.from(text);
  const records = parseRecords(bytes);
  file.apply({ generation: undefined, sweep: undefined, ...batch, records }, bytes);
}

const held = (file: ReplicaFile) => new Map(file.documents.documents());

describe('ReplicaFile', () => {
  it('ignores what is older, keeps a deletion, never lowers the watermark', () => {
    const file = new ReplicaFile(directory);
    apply(file, body('plan:a:1', 5, '<a/>'), { seq: 5n });
    apply(file, body('plan:a:1', 4, '<old/>'), { seq: 4n });
    expect(file.documents.get('plan:a:1')).toBe('<a/>');
    apply(file, body('plan:a:1', 6, null), { seq: 6n });
    apply(file, body('plan:a:1', 5, '<a/>'), { seq: 5n });
    expect(file.status()).toEqual({ seq: 6n, docs: 0, sum: 0n });
    file.close();
  });

  it('sweeps what a full resync did not name and takes its watermark', () => {
    const file = new ReplicaFile(directory);
    apply(file, body('plan:a:1', 50, '<a/>') + body('plan:a:2', 51, '<b/>'), { seq: 51n });
    apply(file, body('plan:a:1', 9, '<restored/>'), { seq: 9n, generation: 3 });
    apply(file, body('plan:a:3', 60, '<meanwhile/>'), { seq: 10n });
    apply(file, '', { seq: 10n, generation: 3, sweep: 3 });
    expect(held(file)).toEqual(
      new Map([
        ['plan:a:1', '<restored/>'],
        ['plan:a:3', '<meanwhile/>'],
      ]),
    );
    expect(file.status()).toEqual({ seq: 10n, docs: 2, sum: 69n });
    file.close();
  });

  it('a file cut anywhere gives back exactly the batches that were whole', () => {
    const file = new ReplicaFile(directory);
    const path = join(directory, 'replica');
    const sizes = [statSync(path).size];
    for (let seq = 1; seq <= 5; seq += 1) {
      apply(file, body(`plan:a:${seq}`, seq, '<x>\n</x>'), { seq: BigInt(seq) });
      sizes.push(statSync(path).size);
    }
    const id = file.replicaId;
    file.close();
    const whole = readFileSync(path);
    for (let cut = whole.length; cut >= sizes[0]!; cut -= 7) {
      truncateSync(path, cut);
      const again = new ReplicaFile(directory);
      const expected = sizes.filter((size) => size <= cut).length - 1;
      expect(again.status()).toMatchObject({ docs: expected, seq: BigInt(expected) });
      expect(again.replicaId).toBe(id);
      again.close();
    }
  });

  it('writes itself anew when most of the log is outdated, and loses nothing by it', () => {
    const file = new ReplicaFile(directory);
    const large = `<x>${'y'.repeat(1_500_000)}</x>`;
    for (let seq = 1; seq <= 30; seq += 1) {
      apply(file, body(`plan:a:${seq % 3}`, seq, large), {
        seq: BigInt(seq),
        generation: seq % 2,
      });
    }
    apply(file, body('plan:a:9', 31, null), { seq: 31n });
    const before = { status: file.status(), held: held(file), id: file.replicaId };
    file.close();
    expect(statSync(join(directory, 'replica')).size).toBeLessThan(25_000_000);
    const again = new ReplicaFile(directory);
    expect({ status: again.status(), held: held(again), id: again.replicaId }).toEqual(before);
    apply(again, body('plan:a:9', 30, '<late/>'), { seq: 31n });
    expect(again.documents.get('plan:a:9')).toBeUndefined();
    again.close();
  });

  it('ends the same in whatever order and however often batches come', () => {
    const change = fc.record({
      key: fc.constantFrom('plan:a:1', 'plan:a:2', 'directory:a:d'),
      xml: fc.option(fc.constantFrom('<a/>', '<b/>')),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(), (changes, seed) => {
        const texts = changes.map(({ key, xml }, index) => body(key, index + 1, xml));
        const run = (order: number[]): unknown => {
          const own = mkdtempSync(join(directory, 'run-'));
          const file = new ReplicaFile(own);
          for (const index of order) apply(file, texts[index]!, { seq: BigInt(index + 1) });
          const result = { status: file.status(), held: [...held(file)].sort() };
          file.close();
          return result;
        };
        const order = texts.map((_, index) => index);
        const shuffled = [...order, ...order].sort(
          (a, b) => ((a * 7919 + seed) % 31) - ((b * 7919 + seed) % 31),
        );
        expect(run(shuffled)).toEqual(run(order));
      }),
      { numRuns: 40 },
    );
  });
});
