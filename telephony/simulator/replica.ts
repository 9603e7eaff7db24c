/**
 * What a media node holds: documents by key, applied in batches. A batch is all or nothing, a
 * record older than what is held is ignored, the watermark only goes back at the end of a full
 * resync. Pure state; replica-file.ts makes it durable.
 */

export interface PushRecord {
  key: string;
  seq: bigint;
  /** null deletes. */
  xml: string | null;
}

export interface PushBatch {
  /** Watermark the node holds once this is applied. */
  seq: bigint;
  /** Full resync: stamp of every record of the batch. */
  generation: number | undefined;
  /** End of a full resync: what carries another stamp goes. */
  sweep: number | undefined;
  records: readonly PushRecord[];
}

export interface HeldDocument {
  seq: bigint;
  generation: number;
  /** null: deleted at `seq`; kept so that an older record cannot bring it back. */
  xml: string | null;
}

export interface ReplicaStatus {
  seq: bigint;
  docs: number;
  sum: bigint;
}

export class BatchFormatError extends Error {}

const RECORD_HEAD = /^(\S{1,246}) ([0-9]{1,19}) (-1|[0-9]{1,8})$/;
const NEWLINE = 0x0a;

/** `<key> <seq> <byte length>\n<xml bytes>`, again and again. Throws BatchFormatError. */
export function parseRecords(body: Buffer): PushRecord[] {
  const records: PushRecord[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(NEWLINE, at);
    const line = body.toString('utf8', at, end === -1 ? Math.min(at + 300, body.length) : end);
    const head = end === -1 ? null : RECORD_HEAD.exec(line);
    if (!head) throw new BatchFormatError(`no record begins at byte ${at}`);
    const [, key = '', seq = '0', lengthText = '0'] = head;
    const length = Number(lengthText);
    const from = end + 1;
    const to = from + Math.max(length, 0);
    if (to > body.length) throw new BatchFormatError(`record ${key} is cut short at byte ${from}`);
    const xml = length < 0 ? null : body.toString('utf8', from, to);
    records.push({ key, seq: BigInt(seq), xml });
    at = to;
  }
  return records;
}

export class Replica {
  private held = new Map<string, HeldDocument>();
  private watermark = 0n;
  private docs = 0;
  private sum = 0n;
  /** Stamp of the latest full resync: also given to single changes, so that its sweep spares them. */
  private generation = 0;

  status(): ReplicaStatus {
    return { seq: this.watermark, docs: this.docs, sum: this.sum };
  }

  get(key: string): string | undefined {
    return this.held.get(key)?.xml ?? undefined;
  }

  *documents(): IterableIterator<[key: string, xml: string]> {
    for (const [key, document] of this.held) {
      if (document.xml !== null) yield [key, document.xml];
    }
  }

  entries(): IterableIterator<[string, HeldDocument]> {
    return this.held.entries();
  }

  apply(batch: PushBatch): void {
    if (batch.generation !== undefined) this.generation = batch.generation;
    const resync = batch.generation !== undefined;
    for (const record of batch.records) this.put(record, resync);
    if (batch.sweep === undefined) {
      if (batch.seq > this.watermark) this.watermark = batch.seq;
      return;
    }
    for (const [key, document] of this.held) {
      if (document.xml === null || document.generation !== batch.sweep) this.drop(key, document);
    }
    this.watermark = batch.seq;
  }

  private put(record: PushRecord, resync: boolean): void {
    const old = this.held.get(record.key);
    // A full resync also wins over what is newer but from before it: a control plane that was
    // restored from a backup can mend a node.
    const fromBefore = resync && old?.generation !== this.generation;
    if (old && old.seq > record.seq && !fromBefore) return;
    if (old) this.drop(record.key, old);
    this.held.set(record.key, {
      seq: record.seq,
      generation: this.generation,
      xml: record.xml,
    });
    if (record.xml === null) return;
    this.docs += 1;
    this.sum += record.seq;
  }

  private drop(key: string, document: HeldDocument): void {
    this.held.delete(key);
    if (document.xml === null) return;
    this.docs -= 1;
    this.sum -= document.seq;
  }
}
