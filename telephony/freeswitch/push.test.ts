import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EslPeer, type EslRequest } from '@/e2e/peers/esl-peer';
import type { DocumentRecord, SwitchPort } from '../ports';
import { connectEsl } from './esl-connection';
import { createSwitchPort, PORT_SUBCLASSES } from './push';
import { MAX_BATCH_BYTES, planBatches } from './push-batches';

const PASSWORD = 'a-long-password';
const REPLICA = 'r-1';

let peer: EslPeer;
let port: SwitchPort;

function record(index: number, xml: string | null = '<extension/>'): DocumentRecord {
  return { key: `dialplan:a.test:${index}`, seq: BigInt(index), xml };
}

const records = (count: number) => Array.from({ length: count }, (_, index) => record(index + 1));

function acknowledge(request: EslRequest, more: Readonly<Record<string, string>> = {}): void {
  peer.emit({
    'Event-Name': 'CUSTOM',
    'Event-Subclass': 'pbx::ack',
    'Push-Batch': request.headers['Push-Batch'] ?? '',
    'Push-Result': 'ok',
    'Push-Seq': request.headers['Push-Seq'] ?? '',
    'Push-Replica': REPLICA,
    ...more,
  });
}

const pushes = () => peer.requests.filter(({ command }) => command.startsWith('sendevent'));

/** A node that takes everything, unless a test says otherwise. */
function obedient(
  answer: (request: EslRequest, index: number) => void = (one) => acknowledge(one),
) {
  let index = 0;
  peer.respond = (request) => {
    if (request.command.startsWith('sendevent')) {
      const current = index++;
      setImmediate(() => answer(request, current));
      return { reply: '+OK' };
    }
    if (request.command.endsWith('status')) {
      return { api: `+OK {"replica":"${REPLICA}","seq":7,"docs":2,"sum":"12"}\n` };
    }
    if (request.command.endsWith('kind')) return { api: '+OK freeswitch' };
    return { api: 'FreeSWITCH Version 1.10.12-release-10222002881-a88d069d6f (64bit)\n' };
  };
}

beforeEach(async () => {
  peer = await EslPeer.listen(PASSWORD);
  obedient();
  const esl = connectEsl({
    host: '127.0.0.1',
    port: peer.port,
    password: PASSWORD,
    subclasses: PORT_SUBCLASSES,
    pause: { firstMs: 20, longestMs: 50 },
  });
  port = createSwitchPort({ nodeId: 'node_1', esl, ackTimeoutMs: 300 });
  await new Promise<void>((resolve) => port.onConnect(resolve));
});

afterEach(async () => {
  await port.close();
  await peer.close();
});

describe('what a node says of itself', () => {
  test('identity and status', async () => {
    expect(await port.identity()).toEqual({ kind: 'freeswitch', version: '1.10.12' });
    expect(await port.status()).toEqual({ replica: REPLICA, seq: 7n, docs: 2, sum: 12n });
  });

  test('its refusal comes through in its own words', async () => {
    peer.respond = () => ({ api: '-ERR the replica daemon is starting\n' });
    await expect(port.status()).rejects.toThrow('the replica daemon is starting');
  });
});

describe('push', () => {
  test('framing: key, seq, byte length, then the bytes; -1 deletes', async () => {
    const outcome = await port.push([record(1, '<extension name="ü"/>'), record(2, null)], {
      seq: 2n,
    });
    expect(outcome).toEqual({ kind: 'ok', seq: 2n });
    expect(pushes()[0]?.body).toBe(
      'dialplan:a.test:1 1 22\n<extension name="ü"/>dialplan:a.test:2 2 -1\n',
    );
    expect(pushes()[0]?.headers).not.toHaveProperty('Push-Generation');
  });

  test('nothing to push still carries the watermark', async () => {
    expect(await port.push([], { seq: 9n })).toEqual({ kind: 'ok', seq: 9n });
    expect(pushes()[0]?.headers).toMatchObject({ 'Push-Seq': '9' });
  });

  test('only the last batch carries watermark and sweep, and goes after all others', async () => {
    const outcome = await port.push(records(2500), { seq: 2500n, generation: 5, sweep: true });
    expect(outcome).toEqual({ kind: 'ok', seq: 2500n });
    const sent = pushes().map(({ headers }) => [
      headers['Push-Seq'],
      headers['Push-Generation'],
      headers['Push-Sweep'],
    ]);
    expect(sent).toEqual([
      ['0', '5', undefined],
      ['0', '5', undefined],
      ['2500', '5', '5'],
    ]);
  });

  test('two batches are in flight, not more', async () => {
    const held: EslRequest[] = [];
    obedient((request) => held.push(request));
    const pushed = port.push(records(4500), { seq: 4500n });
    await vi.waitFor(() => expect(held).toHaveLength(2), 2000);
    expect(pushes()).toHaveLength(2);
    obedient();
    for (const request of held) acknowledge(request);
    expect(await pushed).toEqual({ kind: 'ok', seq: 4500n });
  });

  test('a refusal is told with its document, and the watermark is never sent', async () => {
    obedient((request, index) =>
      acknowledge(
        request,
        index === 0
          ? {
              'Push-Result': 'refused',
              'Push-Key': 'dialplan:a.test:3',
              'Push-Reason': 'not well-formed',
            }
          : {},
      ),
    );
    const outcome = await port.push(records(2500), { seq: 2500n });
    expect(outcome).toEqual({
      kind: 'refused',
      key: 'dialplan:a.test:3',
      reason: 'not well-formed',
    });
    expect(pushes().map(({ headers }) => headers['Push-Seq'])).not.toContain('2500');
  });

  test('a refusal without a document is the trouble of the node', async () => {
    obedient((request) =>
      acknowledge(request, {
        'Push-Result': 'refused',
        'Push-Key': '',
        'Push-Reason': 'disk is full',
      }),
    );
    expect(await port.push(records(1), { seq: 1n })).toEqual({
      kind: 'lost',
      reason: 'disk is full',
    });
  });

  test('no acknowledgement, or a lost connection, is "lost"', async () => {
    obedient(() => undefined);
    expect(await port.push(records(1), { seq: 1n })).toMatchObject({ kind: 'lost' });
    obedient(() => peer.reset());
    expect(await port.push(records(1), { seq: 1n })).toMatchObject({ kind: 'lost' });
  });

  test('another database than the one that was asked is "lost", and told as a new connection', async () => {
    await port.status();
    let connected = 0;
    port.onConnect(() => (connected += 1));
    obedient((request) => acknowledge(request, { 'Push-Replica': 'r-2' }));
    expect(await port.push(records(1), { seq: 1n })).toMatchObject({ kind: 'lost' });
    peer.emit({ 'Event-Name': 'CUSTOM', 'Event-Subclass': 'pbx::replica', 'Push-Replica': 'r-2' });
    await vi.waitFor(() => expect(connected).toBe(2), 2000);
  });

  test('a sweep without its generation is a mistake of the caller', async () => {
    await expect(port.push([], { seq: 1n, sweep: true })).rejects.toThrow('generation');
  });
});

describe('batches', () => {
  const large = (bytes: number) => record(1, 'x'.repeat(bytes));

  test('are cut at 1000 records and at 4 MiB', () => {
    const counts = planBatches(records(2001));
    expect(counts.kind === 'batches' && counts.bodies.length).toBe(3);
    const sizes = planBatches([large(3_000_000), large(3_000_000), large(1000)]);
    expect(sizes.kind === 'batches' && sizes.bodies.map((body) => body.length > 2_999_000)).toEqual(
      [true, true],
    );
  });

  test('what no batch can carry is refused here, with its key', () => {
    const { key } = record(1);
    expect(planBatches([large(MAX_BATCH_BYTES)])).toMatchObject({ kind: 'refused', key });
    expect(planBatches([record(1, 'a\0b')])).toMatchObject({ kind: 'refused', key });
    expect(planBatches([{ ...record(1), key: 'a b' }])).toMatchObject({
      kind: 'refused',
      key: 'a b',
    });
  });
});
