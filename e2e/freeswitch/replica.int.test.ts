import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DocumentRecord } from '@/telephony/ports';
import { CallPeer } from './call-peer';
import { freeswitch, MediaNode, onFreeswitch } from './media-node';

const DOMAIN = 'acme.pbx.localhost';

/** The way out says that the node serves the domain; everything nobody has goes there. */
const wayOut = (seq: bigint): DocumentRecord => ({
  key: `plan:${DOMAIN}:outgoing`,
  seq,
  xml: JSON.stringify({
    ...{ id: 'outgoing', kind: 'outgoing', name: 'x', steps: [{ do: 'outside', number: '' }] },
    data: { tenantId: 'ten_1', emergency: { numbers: [], trunks: [] }, routes: [] },
  }),
});

/** A number that answers with a code of its own, so that a call shows which document was found. */
const answering = (number: string, seq: bigint, code: 486 | 603): DocumentRecord => ({
  key: `dial:${DOMAIN}:${number}`,
  seq,
  xml: JSON.stringify({ go: { kind: code === 486 ? 'busy' : 'hangup' }, public: true }),
});

describe.skipIf(!freeswitch.found)(onFreeswitch('the replica'), () => {
  let peer: CallPeer;
  let node: MediaNode;
  let generation = 1;

  beforeAll(async () => {
    peer = await CallPeer.listen();
    node = await MediaNode.start(peer.port);
    await node.connect();
  });

  afterAll(async () => {
    await node?.remove();
    await peer?.close();
  });

  const dial = (user: string, domain = DOMAIN) =>
    peer.call({ port: node.sipPort, user, domain, headers: [['X-Pbx-Domain', domain]] }).answered();

  /** Everything anew. */
  const resync = (records: readonly DocumentRecord[], seq: bigint) =>
    node.port.push(records, { seq, generation: ++generation, sweep: true });

  test('an empty one sends calls on to another node: 503, not 404', async () => {
    expect(await node.port.status()).toMatchObject({ seq: 0n, docs: 0, sum: 0n });
    expect(await dial('101')).toBe(503);
  });

  test('identity', async () => {
    expect(await node.port.identity()).toEqual({
      kind: 'freeswitch',
      version: freeswitch.found?.version,
    });
  });

  test('what is pushed is acknowledged, held, and answers calls', async () => {
    const records = [answering('101', 1n, 486), wayOut(2n)];
    expect(await resync(records, 2n)).toEqual({ kind: 'ok', seq: 2n });
    expect(await node.port.status()).toMatchObject({ seq: 2n, docs: 2, sum: 3n });
    expect(await dial('101')).toBe(486);
    expect(await dial('whatever')).toBe(404);
    expect(await dial('101', 'other.pbx.localhost')).toBe(404);
  });

  test('a bad document is refused in words, the whole batch with it; the last good one stays', async () => {
    const bad = { ...answering('101', 4n, 486), xml: '{"go":[1,}' };
    expect(await node.port.push([answering('102', 3n, 486), bad], { seq: 4n })).toEqual({
      kind: 'refused',
      key: bad.key,
      reason: expect.stringMatching(/^not JSON: .* at byte 10$/) as string,
    });
    expect(await node.port.status()).toMatchObject({ seq: 2n, docs: 2 });
    expect(await dial('101')).toBe(486);
  });

  test('an older record, or the same one again, changes nothing; the watermark does not go back', async () => {
    await node.port.push([answering('101', 5n, 603)], { seq: 5n });
    expect(await node.port.push([answering('101', 1n, 486)], { seq: 3n })).toEqual({
      kind: 'ok',
      seq: 5n,
    });
    expect(await dial('101')).toBe(603);
    await node.port.push([{ ...answering('101', 6n, 486), xml: null }], { seq: 6n });
    await node.port.push([answering('101', 5n, 603)], { seq: 5n });
    expect(await dial('101')).toBe(404);
  });

  test('a full resync sweeps what it did not bring, and mends even what was newer', async () => {
    await node.port.push([answering('103', 900n, 486)], { seq: 900n });
    expect(await resync([answering('101', 7n, 486), wayOut(8n)], 8n)).toEqual({
      kind: 'ok',
      seq: 8n,
    });
    expect(await node.port.status()).toMatchObject({ seq: 8n, docs: 2, sum: 15n });
    expect(await dial('103')).toBe(404);
  });

  test('what is pushed while a resync runs is not swept', async () => {
    const running = ++generation;
    await node.port.push([answering('101', 7n, 486)], { seq: 0n, generation: running });
    await node.port.push([answering('104', 9n, 486)], { seq: 9n });
    await node.port.push([wayOut(8n)], { seq: 9n, generation: running, sweep: true });
    expect(await node.port.status()).toMatchObject({ seq: 9n, docs: 3 });
    expect(await dial('104')).toBe(486);
  });

  test('calls go on with the control plane away', async () => {
    await node.disconnect();
    expect(await dial('101')).toBe(486);
    await node.connect();
  });

  test('kill -9 keeps everything that was acknowledged', async () => {
    const before = await node.port.status();
    expect(await node.port.push([answering('105', 10n, 486)], { seq: 10n })).toMatchObject({
      kind: 'ok',
    });
    await node.kill();
    await node.boot();
    expect(await node.connect()).toMatchObject({ replica: before.replica, seq: 10n, docs: 4 });
    expect(await dial('105')).toBe(486);
  });

  const replaced = async (spoil: () => void) => {
    const before = await node.port.status();
    const told = new Promise<void>((resolve) => {
      let first = true;
      node.port.onConnect(() => (first ? (first = false) : resolve()));
    });
    spoil();
    await told;
    const after = await vi.waitFor(() => node.port.status(), { timeout: 5000, interval: 50 });
    expect(after).toMatchObject({ seq: 0n, docs: 0 });
    expect(after.replica).not.toBe(before.replica);
    expect(await dial('101')).toBe(503);
    await resync([wayOut(10n), answering('101', 11n, 486)], 11n);
    expect(await dial('101')).toBe(486);
  };

  test('a deleted database is noticed while the node runs: a new one, told, and filled again', async () => {
    await replaced(() => rmSync(join(node.dir, 'db/replica.db')));
    await replaced(() => rmSync(join(node.dir, 'db/replica.db')));
  });

  test('a batch right after the loss is not taken for an addition to what was there', async () => {
    await node.port.status();
    rmSync(join(node.dir, 'db/replica.db'));
    const outcome = await node.port.push([answering('106', 12n, 486)], { seq: 12n });
    expect(outcome).toEqual({ kind: 'lost', reason: 'the node has made a new database' });
  });

  test('a damaged database is set aside', async () => {
    await node.kill();
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(node.dir, `db/replica.db${end}`), { force: true });
    writeFileSync(join(node.dir, 'db/replica.db'), 'not a database at all, '.repeat(200));
    await node.boot();
    expect(await node.connect()).toMatchObject({ seq: 0n, docs: 0 });
    expect(await resync([wayOut(12n), answering('101', 13n, 486)], 13n)).toEqual({
      kind: 'ok',
      seq: 13n,
    });
    expect(await dial('101')).toBe(486);
  });

  test('nothing that comes over the event socket ends the daemon', async () => {
    const fire = (headers: Record<string, string>, body: string) =>
      node.commands.fire({ subclass: 'pbx::push', headers, body });
    await fire({}, '');
    await fire({ 'Push-Batch': 'x', 'Push-Seq': 'one' }, 'rubbish');
    await fire({ 'Push-Batch': 'x', 'Push-Seq': '1', 'Push-Generation': "1';--" }, '');
    await fire({ 'Push-Batch': 'x', 'Push-Seq': '1' }, `${'a'.repeat(200_000)} 1 5\n<x`);
    expect(await node.port.push([answering('101', 14n, 603)], { seq: 14n })).toEqual({
      kind: 'ok',
      seq: 14n,
    });
  });

  test('draining: OPTIONS and new calls are answered 503, and 200 again', async () => {
    const ping = () => peer.ping(node.sipPort).answered();
    expect(await ping()).toBe(200);
    await node.commands.api({ kind: 'pause-inbound' });
    expect([await ping(), await dial('101')]).toEqual([503, 503]);
    await node.commands.api({ kind: 'resume-inbound' });
    expect([await ping(), await dial('101')]).toEqual([200, 603]);
  });
});
