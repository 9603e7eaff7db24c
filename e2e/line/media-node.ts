import { join } from 'node:path';
import { createMediaNode, getMediaNode, type MediaNode } from '@/lib/media-nodes/contract';
import { ask } from '../api/harness';
import { testServers } from '../test-servers';
import { eventually } from './poll';
import type { LineWorker } from './worker';

/** Adds the FreeSWITCH of this run; the worker, started anew, serves its directories, too. */
export async function addFreeswitch(operator: string, worker: LineWorker): Promise<MediaNode> {
  const { freeswitch, eslPassword } = testServers();
  if (!freeswitch) throw new Error('There is no FreeSWITCH');
  const made = await ask<MediaNode>(createMediaNode, {
    token: operator,
    body: {
      ...{ name: `media-${process.pid}`, sipHost: '127.0.0.1', sipPort: freeswitch.sipPort },
      ...{ eslHost: '127.0.0.1', eslPort: freeswitch.eslPort, eslPassword },
    },
  });
  process.env['CDR_DIRECTORIES'] = `${made.id}=${join(freeswitch.dir, 'cdr')}`;
  await worker.stop();
  await worker.start();
  return eventually('the node holds every document', async () => {
    const params = { id: made.id };
    const now = await ask<MediaNode>(getMediaNode, { token: operator, params });
    return now.connected && now.behind === 0 && now.appliedSeq !== '0' && now;
  });
}
