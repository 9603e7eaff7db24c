import type { Logger } from 'pino';
import type { DocumentRecord } from '@/telephony/ports';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import type { Refusal } from './live-rule';

type Entry = Refusal & { key: string };

/** The documents that nodes would not take: in the database for people, here for decisions. */
export class RefusalBook {
  private entries: Entry[] = [];

  constructor(
    private readonly sync: SyncStore,
    private readonly documents: DocumentStore,
    private readonly log: Logger,
  ) {}

  async load(): Promise<void> {
    this.entries = await this.sync.refusals();
  }

  all(): readonly Refusal[] {
    return this.entries;
  }

  countOf(nodeId: string): number {
    return this.entries.filter((entry) => entry.nodeId === nodeId).length;
  }

  async add(nodeId: string, { key, seq }: DocumentRecord, reason: string): Promise<void> {
    const owner = (await this.documents.ownersOf([key])).get(key);
    if (owner) await this.put({ nodeId, key, seq, ...owner }, reason);
  }

  async put(refusal: Entry & { seq: bigint }, reason: string): Promise<void> {
    const { nodeId, key, tenantId, owner } = refusal;
    this.log.error({ node: nodeId, tenantId, key, reason }, 'a document was refused');
    await this.sync.putRefusal({ ...refusal, reason });
    const entry = { nodeId, key, tenantId, owner };
    this.entries = [...this.entries.filter((held) => !isSame(held, entry)), entry];
  }

  /** The node has taken these: what it said of older versions of them is over. */
  async clear(nodeId: string, keys: readonly string[]): Promise<void> {
    if (this.countOf(nodeId) === 0) return;
    const taken = new Set(keys);
    const over = this.entries.filter((entry) => entry.nodeId === nodeId && taken.has(entry.key));
    if (over.length === 0) return;
    await this.sync.removeRefusals(
      nodeId,
      over.map((entry) => entry.key),
    );
    this.entries = this.entries.filter((entry) => !over.includes(entry));
  }
}

function isSame(one: Entry, other: Entry): boolean {
  return one.nodeId === other.nodeId && one.key === other.key;
}
