import { once } from 'node:events';
import { createDeflateRaw, type DeflateRaw } from 'node:zlib';

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let place = 0; place < bytes.length; place += 1) {
    crc = (CRC_TABLE[(crc ^ (bytes[place] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  }
  return ~crc;
}

const LIMIT = 0xffff_ffff;
const VERSION = 20;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the format's first day: the same content is the same file. */
const DAY = 0x21;

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  plain: number;
}

/** PKWARE APPNOTE 4.3.7 and 4.3.12: what a local and a central header have in common. */
function common({ name, crc, packed, plain }: Entry, hasSizes: boolean): Buffer {
  const header = Buffer.alloc(26);
  [VERSION, FLAGS, DEFLATED, 0, DAY].forEach((word, place) =>
    header.writeUInt16LE(word, place * 2),
  );
  const sizes = hasSizes ? [crc >>> 0, packed, plain] : [0, 0, 0];
  sizes.forEach((size, place) => header.writeUInt32LE(size, 10 + place * 4));
  header.writeUInt16LE(name.length, 22);
  return header;
}

function words32(...words: number[]): Buffer {
  const buffer = Buffer.alloc(words.length * 4);
  words.forEach((word, place) => buffer.writeUInt32LE(word >>> 0, place * 4));
  return buffer;
}

/**
 * A ZIP file as a stream of bytes: one file after the other, none of them kept. The compression runs
 * beside this thread. Holds less than 4 GiB, as its readers do (no ZIP64). @throws RangeError
 */
export class ZipStream {
  private readonly entries: Entry[] = [];
  private open: { entry: Entry; deflate: DeflateRaw } | undefined;
  private offset = 0;
  private ready: Buffer[] = [];

  private emit(bytes: Buffer): void {
    this.offset += bytes.length;
    if (this.offset > LIMIT) throw new RangeError('zip: more than 4 GiB');
    this.ready.push(bytes);
  }

  /** What is ready to be sent on. */
  take(): Buffer[] {
    const taken = this.ready;
    this.ready = [];
    return taken;
  }

  begin(name: string): void {
    const entry = { name: Buffer.from(name), offset: this.offset, crc: 0, packed: 0, plain: 0 };
    this.entries.push(entry);
    this.emit(Buffer.concat([words32(0x04034b50), common(entry, false), entry.name]));
    const deflate = createDeflateRaw({ level: 1 });
    deflate.on('data', (bytes: Buffer) => {
      entry.packed += bytes.length;
      this.ready.push(bytes);
    });
    this.open = { entry, deflate };
  }

  /** Resolves when it is compressed: whoever waits never has more than one piece in memory. */
  async write(text: string): Promise<void> {
    if (!this.open) throw new Error('zip: no file is open');
    const { entry, deflate } = this.open;
    const bytes = Buffer.from(text);
    entry.crc = crcOf(bytes, entry.crc);
    entry.plain += bytes.length;
    await new Promise<void>((resolve, reject) => {
      deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async close(): Promise<void> {
    if (!this.open) return;
    const { entry, deflate } = this.open;
    this.open = undefined;
    deflate.end();
    await once(deflate, 'end');
    this.offset += entry.packed;
    this.emit(words32(0x08074b50, entry.crc, entry.packed, entry.plain));
  }

  /** The directory of all files; nothing may follow. */
  end(): void {
    const start = this.offset;
    for (const entry of this.entries) {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(entry.offset, 10);
      const made = Buffer.from([VERSION, 0]);
      const head = Buffer.concat([words32(0x02014b50), made, common(entry, true)]);
      this.emit(Buffer.concat([head, rest, entry.name]));
    }
    const tail = Buffer.alloc(18);
    tail.writeUInt16LE(this.entries.length, 4);
    tail.writeUInt16LE(this.entries.length, 6);
    tail.writeUInt32LE(this.offset - start, 8);
    tail.writeUInt32LE(start, 12);
    this.emit(Buffer.concat([words32(0x06054b50), tail]));
  }
}
