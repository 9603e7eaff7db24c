import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  Replica,
  parseRecords,
  type HeldDocument,
  type PushBatch,
  type ReplicaStatus,
} from './replica';

/** A log that grew beyond this and to twice what a fresh one would need is written anew. */
const COMPACT_ABOVE_BYTES = 16 * 1024 * 1024;
const SNAPSHOT_CHUNK_BYTES = 1024 * 1024;
const FORMAT = 'pbx-replica-1';
const NEWLINE = 0x0a;

interface BlockHead {
  seq: string;
  generation?: number;
  sweep?: number;
  bytes: number;
  crc: number;
}

/** One block of the log: a line of JSON, then the records just as they were pushed. */
function block(head: Omit<BlockHead, 'bytes' | 'crc'>, body: Buffer): Buffer {
  const full: BlockHead = { ...head, bytes: body.length, crc: crc32(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(full)}\n`), body]);
}

function writeAll(descriptor: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done);
}

function readHead(line: string): BlockHead | undefined {
  try {
    return JSON.parse(line) as BlockHead;
  } catch {
    return undefined;
  }
}

function encodeDocument(key: string, document: HeldDocument): Buffer {
  if (document.xml === null) return Buffer.from(`${key} ${document.seq} -1\n`);
  const xml = Buffer.from(document.xml, 'utf8');
  return Buffer.concat([Buffer.from(`${key} ${document.seq} ${xml.length}\n`), xml]);
}

/**
 * The replica on disk: an append-only log of batches, replayed at start. A batch is in the file
 * before it is acknowledged, so a kill loses nothing that was acknowledged; a torn last block is
 * cut off. (No fsync: like the real node's SQLite with synchronous=NORMAL, a power cut may lose the
 * newest batches, and the watermark then says so.)
 */
export class ReplicaFile {
  private replica = new Replica();
  private id = '';
  private descriptor = -1;
  private bytes = 0;
  private freshBytes = 0;
  private readonly path: string;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, 'replica');
    this.open();
  }

  /** Changes when the data was lost: the control plane then pushes everything again. */
  get replicaId(): string {
    return this.id;
  }

  status(): ReplicaStatus {
    return this.replica.status();
  }

  get documents(): Pick<Replica, 'get' | 'documents'> {
    return this.replica;
  }

  /** Throws when the disk refuses; nothing is applied then. */
  apply(batch: PushBatch, body: Buffer): void {
    const head = {
      seq: String(batch.seq),
      ...(batch.generation === undefined ? {} : { generation: batch.generation }),
      ...(batch.sweep === undefined ? {} : { sweep: batch.sweep }),
    };
    const bytes = block(head, body);
    try {
      writeAll(this.descriptor, bytes);
    } catch (error) {
      ftruncateSync(this.descriptor, this.bytes);
      throw error;
    }
    this.bytes += bytes.length;
    this.replica.apply(batch);
    if (this.bytes > COMPACT_ABOVE_BYTES && this.bytes > 2 * this.freshBytes) this.compact();
  }

  /** As if the disk had been replaced. */
  loseAll(): void {
    closeSync(this.descriptor);
    rmSync(this.path);
    this.replica = new Replica();
    this.open();
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private open(): void {
    rmSync(`${this.path}.new`, { force: true });
    if (!existsSync(this.path)) {
      this.id = randomUUID();
      this.descriptor = openSync(this.path, 'a');
      writeAll(this.descriptor, this.titleLine());
    } else {
      this.descriptor = openSync(this.path, 'a');
      ftruncateSync(this.descriptor, this.replay(readFileSync(this.path)));
    }
    this.bytes = fstatSync(this.descriptor).size;
    this.freshBytes = this.bytes;
  }

  private titleLine(): Buffer {
    return Buffer.from(`${JSON.stringify({ format: FORMAT, replica: this.id })}\n`);
  }

  /** Returns how many bytes are sound. */
  private replay(file: Buffer): number {
    let at = file.indexOf(NEWLINE) + 1;
    const title = JSON.parse(file.toString('utf8', 0, at)) as { format: string; replica: string };
    if (title.format !== FORMAT) throw new Error(`${this.path} is not a replica of this version`);
    this.id = title.replica;
    for (;;) {
      const end = file.indexOf(NEWLINE, at);
      const head = end === -1 ? undefined : readHead(file.toString('utf8', at, end));
      if (!head) return at;
      const body = file.subarray(end + 1, end + 1 + head.bytes);
      if (body.length < head.bytes || crc32(body) !== head.crc) return at;
      this.replica.apply({
        seq: BigInt(head.seq),
        generation: head.generation,
        sweep: head.sweep,
        records: parseRecords(body),
      });
      at = end + 1 + head.bytes;
    }
  }

  /** A new file beside the old one, then an atomic rename: a kill leaves one or the other. */
  private compact(): void {
    const descriptor = openSync(`${this.path}.new`, 'w');
    writeAll(descriptor, this.titleLine());
    const generations = new Map<number, Buffer[]>();
    const flush = (generation: number, parts: Buffer[]): void => {
      writeAll(descriptor, block({ seq: '0', generation }, Buffer.concat(parts)));
      parts.length = 0;
    };
    const gathered = new Map<number, number>();
    for (const [key, document] of this.replica.entries()) {
      const parts = generations.get(document.generation) ?? [];
      generations.set(document.generation, parts);
      const encoded = encodeDocument(key, document);
      parts.push(encoded);
      const size = (gathered.get(document.generation) ?? 0) + encoded.length;
      gathered.set(document.generation, size > SNAPSHOT_CHUNK_BYTES ? 0 : size);
      if (size > SNAPSHOT_CHUNK_BYTES) flush(document.generation, parts);
    }
    for (const [generation, parts] of [...generations].sort(([a], [b]) => a - b)) {
      flush(generation, parts);
    }
    writeAll(descriptor, block({ seq: String(this.status().seq) }, Buffer.alloc(0)));
    closeSync(descriptor);
    renameSync(`${this.path}.new`, this.path);
    closeSync(this.descriptor);
    this.descriptor = openSync(this.path, 'a');
    this.bytes = fstatSync(this.descriptor).size;
    this.freshBytes = this.bytes;
  }
}
