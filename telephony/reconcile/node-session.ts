import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import type { DocumentRecord, PushOptions, SwitchPort } from '@/telephony/ports';
import type { DocumentPage, DocumentStore } from '@/telephony/store/document-store';
import type { NodeStore } from '@/telephony/store/node-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import type { RefusalBook } from './refusal-book';
import { hasDrifted, planSession } from './session-rule';
import type { Step } from './step';

export interface NodeSessionDeps {
  port: SwitchPort;
  documents: DocumentStore;
  nodes: NodeStore;
  sync: SyncStore;
  refusals: RefusalBook;
  step: Step;
  clock: Clock;
  log: Logger;
  /** The node acknowledged everything up to here. */
  onReached: (seq: bigint) => void;
}

/** The node did not answer: its session is over, the next one asks for its status first. */
export class NodeLost extends Error {
  override readonly name = 'NodeLost';
}

const DELTA_ROWS = 1000;
/** The adapter cuts this into batches and keeps two of them in flight. */
const RESYNC_ROWS = 5000;

/** One connection's worth of pushing: begins with what the node says it holds. */
export class NodeSession {
  private reached = 0n;
  private replica = '';

  constructor(private readonly deps: NodeSessionDeps) {}

  /** Brings the node level, by everything or by the difference, and makes sure that it is. */
  async begin(): Promise<void> {
    const { port, documents, nodes, sync, log } = this.deps;
    const status = await port.status();
    this.replica = status.replica;
    // Read before the documents: whoever holds all of those is at least this far.
    const quiet = await sync.quietTenants();
    const recorded = await nodes.replicaOf(port.nodeId);
    const plan = planSession(status, recorded, await documents.head());
    this.deps.onReached(plan.kind === 'full' ? 0n : plan.from);
    if (plan.kind === 'full') {
      log.info({ node: port.nodeId, why: plan.why }, 'full resync');
      await this.resync();
    } else {
      this.reached = plan.from;
      await this.pushChanges();
      if (await this.findDrift()) await this.resync();
    }
    await sync.noteApplied(quiet.map((tenant) => ({ ...tenant, nodeId: port.nodeId })));
  }

  /** Everything that was committed before this call is held, or refused, by the node after it. */
  async pushChanges(): Promise<void> {
    const { documents, onReached } = this.deps;
    for (;;) {
      const head = await documents.head();
      if (head <= this.reached) {
        onReached(this.reached);
        return;
      }
      const page = await documents.changesAfter(this.reached, DELTA_ROWS);
      const last = page.last ?? head;
      // After the last page the node is at the head, though the last numbers may not exist any more.
      const seq = page.isLast && head > last ? head : last;
      await this.push(page, { seq });
      this.reached = seq;
      onReached(seq);
    }
  }

  /**
   * Compares what the node holds with the manifest; counts and mends nothing itself. False also
   * while changes are under way.
   */
  async findDrift(): Promise<boolean> {
    const { port, documents, refusals, log } = this.deps;
    const head = await documents.head();
    if (head > this.reached) return false;
    const manifest = await documents.totals();
    const status = await port.status();
    if ((await documents.head()) !== head) return false;
    if (status.replica !== this.replica) throw new NodeLost('its database was made anew');
    const drifted = hasDrifted(status, manifest, refusals.countOf(port.nodeId));
    if (drifted) log.warn({ node: port.nodeId, status, manifest }, 'the node holds something else');
    return drifted;
  }

  /** Everything again, then whatever was not part of it goes. Starts over when interrupted. */
  async resync(): Promise<void> {
    const { port, nodes } = this.deps;
    await nodes.noteReplica(port.nodeId, null);
    const head = await this.pushEverything();
    const status = await port.status();
    if (status.replica !== this.replica) throw new NodeLost('its database was made anew');
    this.reached = head;
    await this.pushChanges();
    // Two workers that resync one node at once sweep away each other's documents.
    if (await this.findDrift()) throw new NodeLost('it does not hold what was pushed');
    await nodes.noteReplica(port.nodeId, this.replica);
  }

  /** Answers the watermark that the node has noted. */
  private async pushEverything(): Promise<bigint> {
    const { documents, clock, step } = this.deps;
    const generation = clock();
    // What changes from here on comes as a delta afterwards, deletes of what was pushed among it.
    const head = await documents.head();
    for (let cursor = 0n; ;) {
      const page = await documents.existingAfter(cursor, RESYNC_ROWS);
      // Watermark 0 leaves the node's own where it is until all is there.
      if (page.records.length > 0) await this.push(page, { seq: 0n, generation });
      if (page.isLast || page.last === undefined) break;
      cursor = page.last;
    }
    await step('resync-pushed');
    await this.push(undefined, { seq: head, generation, sweep: true });
    return head;
  }

  /** One refused document does not keep the others away. */
  private async push(page: DocumentPage | undefined, options: PushOptions): Promise<void> {
    const { port, documents, refusals, step } = this.deps;
    if (page && page.missing.length > 0) await documents.distrust(page.missing);
    let records: readonly DocumentRecord[] = page?.records ?? [];
    for (;;) {
      await step('push-begins');
      const outcome = await port.push(records, options);
      await step('push-answered');
      if (outcome.kind === 'ok') break;
      if (outcome.kind === 'lost') throw new NodeLost(outcome.reason);
      const refused = records.find((record) => record.key === outcome.key);
      if (!refused) throw new NodeLost(`refused ${outcome.key}, which was not pushed`);
      await refusals.add(port.nodeId, refused, outcome.reason);
      records = records.filter((record) => record !== refused);
    }
    await refusals.clear(
      port.nodeId,
      records.map((record) => record.key),
    );
  }
}
