import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import { systemClock } from '@/lib/shared/clock';
import {
  createFetchMessage,
  createFileSource,
  createPostAction,
  createPostRecording,
} from './control-plane-client';
import { startFileSync } from './file-sync';
import { startMailboxShipper } from './mailbox-shipper';
import { startMessageFetcher } from './message-fetcher';
import { startRecordingShipper } from './recording-shipper';

/**
 * The role `media`, files: for each node of CDR_DIRECTORIES, whose own directory is the one above,
 * sounds come down into `sounds`, recordings go up out of `media`, and what owners of voicemail boxes
 * do at the phone out of `mailbox`; messages that are listened to come down into `messages`.
 */
export function startMediaFiles(
  env: Pick<Env, 'CDR_DIRECTORIES' | 'WORKER_URL' | 'WORKER_TOKEN'>,
  log: Logger,
): { stop(): Promise<void> } {
  const controlPlane = { workerUrl: env.WORKER_URL, token: env.WORKER_TOKEN };
  const source = createFileSource(controlPlane);
  const post = createPostRecording(controlPlane);
  const postAction = createPostAction(controlPlane);
  const fetchMessage = createFetchMessage(controlPlane);
  const parts = env.CDR_DIRECTORIES.flatMap(({ nodeId, directory }) => {
    const node = dirname(directory);
    return [
      startFileSync({ directory: join(node, 'sounds'), source, log }),
      startRecordingShipper({
        ...{ nodeId, directory: join(node, 'media'), post },
        ...{ clock: systemClock, log },
      }),
      startMailboxShipper({ nodeId, directory: join(node, 'mailbox'), post: postAction, log }),
      startMessageFetcher({
        ...{ nodeId, directory: join(node, 'messages'), fetch: fetchMessage },
        ...{ clock: systemClock, log },
      }),
    ];
  });
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
