import type { Logger } from 'pino';
import type { DocumentStore } from '@/telephony/store/document-store';
import type { OutboxStore } from '@/telephony/store/outbox-store';
import type { SyncStore } from '@/telephony/store/sync-store';
import type { NodeStanding } from './live-rule';
import { startLoop, type Loop } from './loop';
import type { RefusalBook } from './refusal-book';
import { isNothing, type Settlement } from './settlement';
import type { Step } from './step';

export interface SettlerOptions {
  settlement: Settlement;
  standings: () => NodeStanding[];
  refusals: RefusalBook;
  sync: SyncStore;
  outbox: OutboxStore;
  documents: DocumentStore;
  step: Step;
  log: Logger;
}

/** Finished rows that another worker, or a predecessor, left: looked for this often. */
const RELOAD_MS = 15_000;

/** Writes down what the nodes acknowledged and which changes are live by it. */
export function startSettler(options: SettlerOptions): Loop {
  const { settlement, standings, refusals, sync, outbox, documents, step, log } = options;
  let reloadedAtMs = 0;

  async function reload(): Promise<void> {
    if (Date.now() - reloadedAtMs < RELOAD_MS) return;
    const rows = await outbox.finishedNotLive();
    // Read after the rows: whatever they changed has a seq of at most this.
    const head = await documents.head();
    settlement.add(rows.map((row) => ({ ...row, seq: head })));
    reloadedAtMs = Date.now();
  }

  return startLoop({
    name: 'settle',
    intervalMs: 1000,
    log,
    run: async () => {
      await reload();
      const settled = settlement.due(standings(), refusals.all());
      if (isNothing(settled)) return;
      await sync.settle(settled);
      settlement.confirm(settled);
      await step('settled');
    },
  });
}
