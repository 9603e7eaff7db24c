import { createHmac } from 'node:crypto';

/**
 * What a media node shows when it asks for a call: made from the worker's token, which a node's
 * configuration never holds. With it nothing can be done but ask services of PBXs.
 */
export function nodeTokenOf(workerToken: string): string {
  return createHmac('sha256', workerToken).update('media node asks').digest('base64url');
}
