const TIMEOUT_MS = 15_000;

/** Posts one record to the receiver; answers the HTTP status. Rejects when there is no answer. */
export type PostRecord = (nodeId: string, body: Buffer, signal: AbortSignal) => Promise<number>;

export function createPostRecord(workerUrl: string, token: string): PostRecord {
  return async (nodeId, body, signal) => {
    const url = new URL('/records/freeswitch', workerUrl);
    url.searchParams.set('node', nodeId);
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: new Uint8Array(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    // Read to the end, or the connection is not used again.
    await response.arrayBuffer();
    return response.status;
  };
}
