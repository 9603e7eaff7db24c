import { z } from 'zod';
import type { TempStore } from '@/lib/config-store/port';
import { queueSnapshot, SNAPSHOT_SECONDS, snapshotKey } from '@/lib/queues/live-rules';
import { cleanText } from '@/telephony/records/clean-text';
import type { Headers } from './hear-news';

/** As scripts/queues/live.lua writes it. */
const told = z.object({
  'Queue-Id': z.string().regex(/^que_\w{1,28}$/),
  'Queue-Snapshot': z.string().max(200_000),
});

/** What callers call themselves is text of strangers. */
function cleaned({ waiting, ...rest }: z.output<typeof queueSnapshot>) {
  return {
    ...rest,
    waiting: waiting.map((one) => ({
      ...one,
      number: cleanText(one.number, 64),
      name: cleanText(one.name, 120),
    })),
  };
}

/** Where the API finds it for a moment; a node that is gone is forgotten with it. */
export function queueNews(store: TempStore) {
  return async (headers: Headers, nodeId: string): Promise<void> => {
    const event = told.parse(headers);
    const snapshot = queueSnapshot.parse(JSON.parse(event['Queue-Snapshot']));
    const key = snapshotKey(event['Queue-Id'], nodeId);
    await store.setFor(key, JSON.stringify(cleaned(snapshot)), SNAPSHOT_SECONDS);
  };
}
