import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import { systemClock } from '@/lib/shared/clock';
import { createPostRecord, createPostRecords } from './post-record';
import { startShipper } from './shipper';

/** The role `media`: a shipper for each directory of CDR_DIRECTORIES. */
export function startShippers(
  env: Pick<Env, 'CDR_DIRECTORIES' | 'WORKER_URL' | 'WORKER_TOKEN'>,
  log: Logger,
): { stop(): Promise<void> } {
  const post = createPostRecord(env.WORKER_URL, env.WORKER_TOKEN);
  const postMany = createPostRecords(env.WORKER_URL, env.WORKER_TOKEN);
  const shippers = env.CDR_DIRECTORIES.map(({ nodeId, directory }) =>
    startShipper({ nodeId, directory, post, postMany, clock: systemClock, log }),
  );
  return {
    stop: async () => {
      await Promise.all(shippers.map((shipper) => shipper.stop()));
    },
  };
}
