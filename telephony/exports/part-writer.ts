import type { Piece } from '@/lib/exports/table';
import { oneChunk, type Storage } from '@/lib/storage/port';
import type { ClaimedExport, ExportStep, ExportStore } from '../store/export-store';
import type { StoredFileStore } from '../store/stored-file-store';

/** Somebody removed the export, or another worker took it over. */
export class ExportLost extends Error {
  override readonly name = 'ExportLost';
}

/** What is in memory of a file, and what is written anew after a crash. */
const PART_BYTES = 4 * 1024 * 1024;
/** Of the rows that make a part full. */
const SLACK_BYTES = 1024 * 1024;

export interface PartWriterOptions {
  job: ClaimedExport;
  exports: ExportStore;
  files: StoredFileStore;
  storage: Storage;
  partBytes?: number;
}

/** Gathers bytes to parts and stores each for good, with the place to go on from. */
export class PartWriter {
  /** One for all parts: millions of rows leave nothing to be collected here. */
  private buffer: Buffer;
  private waiting = 0;
  private position: number;

  constructor(private readonly options: PartWriterOptions) {
    this.position = options.job.parts;
    this.buffer = Buffer.allocUnsafeSlow((options.partBytes ?? PART_BYTES) + SLACK_BYTES);
  }

  private makeRoom(bytes: number): void {
    if (this.waiting + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow((this.waiting + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.waiting);
    this.buffer = larger;
  }

  add(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      this.makeRoom(Buffer.byteLength(piece));
      if (typeof piece === 'string') this.waiting += this.buffer.write(piece, this.waiting);
      else this.waiting += piece.copy(this.buffer, this.waiting);
    }
  }

  get isFull(): boolean {
    return this.waiting >= (this.options.partBytes ?? PART_BYTES);
  }

  /** All that was added. `cursor`: where the first row begins that is not in it. @throws ExportLost */
  async store(step: ExportStep, cursor: unknown): Promise<void> {
    if (this.waiting === 0) return;
    const { job, exports, files, storage } = this.options;
    const { id, tenantId, runs } = job;
    // Of this run only: should another worker have the job, it writes other files.
    const key = `exports/${tenantId}/${id}/${runs}-${this.position}.part`;
    const bytes = this.waiting;
    const announced = await files.announce({ key, tenantId, kind: 'export', bytes });
    if (announced === 'no_tenant') throw new ExportLost();
    await storage.put(key, oneChunk(this.buffer.subarray(0, bytes)), bytes);
    const part = { ...step, position: this.position, key, bytes, cursor };
    if (!(await exports.addPart(job, part))) throw new ExportLost();
    this.waiting = 0;
    this.position += 1;
  }
}
