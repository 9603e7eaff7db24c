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

/** Posts records together; answers the HTTP status and, with 200, one for each record. */
export type PostRecords = (
  nodeId: string,
  bodies: readonly Buffer[],
  signal: AbortSignal,
) => Promise<{ status: number; statuses: readonly number[] }>;

/** A line break in JSON is never part of a value. */
const asLine = (body: Buffer): string => body.toString('utf8').replace(/[\r\n]+/g, ' ');

export function createPostRecords(workerUrl: string, token: string): PostRecords {
  return async (nodeId, bodies, signal) => {
    const url = new URL('/records/freeswitch', workerUrl);
    url.searchParams.set('node', nodeId);
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: bodies.map(asLine).join('\n'),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (response.status !== 200) return { status: response.status, statuses: [] };
    const { answers = [] } = JSON.parse(text) as { answers?: { status: number }[] };
    return { status: 200, statuses: answers.map(({ status }) => status) };
  };
}
