import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EslPeer } from '@/e2e/peers/esl-peer';
import {
  connectEsl,
  pauseMs,
  type EslConnection,
  type EslConnectionOptions,
} from './esl-connection';

const PASSWORD = 'a-long-password';
const UUID = '0e8a4c1e-1f2b-4b6f-9d5e-0a1b2c3d4e5f';

let peer: EslPeer;
let esl: EslConnection | undefined;

beforeEach(async () => {
  peer = await EslPeer.listen(PASSWORD);
});

afterEach(async () => {
  await esl?.close();
  esl = undefined;
  await peer.close();
});

function open(options: Partial<EslConnectionOptions> = {}): EslConnection {
  esl = connectEsl({
    host: '127.0.0.1',
    port: options.port ?? peer.port,
    password: PASSWORD,
    subclasses: ['pbx::ack'],
    requestTimeoutMs: 2000,
    pause: { firstMs: 20, longestMs: 50 },
    ...options,
  });
  return esl;
}

const connected = (one: EslConnection) =>
  vi.waitFor(() => expect(one.state()).toBe('connected'), 3000);

describe('requests', () => {
  test('an api answer reaches the one who asked, in order', async () => {
    peer.respond = ({ command }) => ({ api: `${command} done\n` });
    const one = open();
    await connected(one);
    const answers = await Promise.all([
      one.api({ kind: 'version' }),
      one.api({ kind: 'channel-count' }),
    ]);
    expect(answers).toEqual(['api version done', 'api show channels count done']);
  });

  test('a background job is answered by its event, not by the reply', async () => {
    peer.respond = ({ headers }) => {
      const id = headers['Job-UUID'] ?? '';
      setImmediate(() =>
        peer.emit({ 'Event-Name': 'BACKGROUND_JOB', 'Job-UUID': id, _body: '+OK paused\n' }),
      );
      return { reply: `+OK Job-UUID: ${id}` };
    };
    const one = open();
    await connected(one);
    expect(await one.background({ kind: 'pause-inbound' })).toBe('+OK paused');
  });

  test('an event goes out with its headers and the body byte for byte', async () => {
    peer.respond = () => ({ reply: `+OK ${UUID}` });
    const one = open();
    await connected(one);
    const body = 'first ü\n\nContent-Length: 9\n\nlast';
    await one.fire({ subclass: 'pbx::push', headers: { 'Push-Batch': 'b1' }, body });
    const sent = peer.requests.find(({ command }) => command === 'sendevent CUSTOM');
    expect(sent?.headers).toMatchObject({ 'Event-Subclass': 'pbx::push', 'Push-Batch': 'b1' });
    expect(sent?.body).toBe(body);
  });

  test('a refused event and a header of two lines are errors', async () => {
    peer.respond = () => ({ reply: '-ERR no' });
    const one = open();
    await connected(one);
    const event = { subclass: 'pbx::push', headers: {}, body: '' };
    await expect(one.fire(event)).rejects.toMatchObject({ fault: 'refused' });
    await expect(one.fire({ ...event, headers: { A: 'x\n\napi shutdown' } })).rejects.toThrow(
      'one line',
    );
  });

  test('silence is a time-out, and a late reply does not answer the next question', async () => {
    let late: (() => void) | undefined;
    peer.respond = ({ command }) => {
      if (command === 'api version') {
        late = () => peer.writeRaw('Content-Type: api/response\nContent-Length: 4\n\nlate');
        return undefined;
      }
      late?.();
      return { api: 'right' };
    };
    const one = open({ requestTimeoutMs: 60 });
    await connected(one);
    await expect(one.api({ kind: 'version' })).rejects.toMatchObject({ fault: 'timeout' });
    expect(await one.api({ kind: 'channel-count' })).toBe('right');
  });

  test('a % in a reply is text', async () => {
    peer.respond = ({ command }) =>
      command.startsWith('sendevent') ? { reply: '+OK 100% of %zz' } : { api: 'alive' };
    const one = open();
    await connected(one);
    await one.fire({ subclass: 'pbx::push', headers: {}, body: '' });
    expect(await one.api({ kind: 'version' })).toBe('alive');
  });

  test('a command takes no text but a channel uuid', async () => {
    const one = open();
    await connected(one);
    await expect(one.api({ kind: 'hang-up', uuid: `${UUID}\n\napi shutdown` })).rejects.toThrow(
      'channel',
    );
  });
});

describe('loss', () => {
  test('a wrong password is told in words, and tried again', async () => {
    const one = open({ password: 'wrong' });
    const reasons: string[] = [];
    one.onDisconnect((reason) => reasons.push(reason));
    await vi.waitFor(() => expect(peer.accepted).toBeGreaterThan(1), 3000);
    expect(reasons[0]).toBe('the switch refused the password');
    await expect(one.api({ kind: 'version' })).rejects.toMatchObject({ fault: 'unavailable' });
  });

  test('a refused address is told in words', async () => {
    peer.greeting =
      'Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n';
    const reasons: string[] = [];
    open().onDisconnect((reason) => reasons.push(reason));
    await vi.waitFor(() => expect(reasons[0]).toContain('does not accept'), 3000);
  });

  test('a reset in the middle of a request fails it, shows, and is mended', async () => {
    peer.respond = ({ command }) => {
      if (command === 'api version') {
        peer.reset();
        return undefined;
      }
      return { api: 'again' };
    };
    const one = open({ requestTimeoutMs: 60_000, pause: { firstMs: 200, longestMs: 200 } });
    await connected(one);
    await expect(one.api({ kind: 'version' })).rejects.toMatchObject({ fault: 'unavailable' });
    expect(one.state()).toBe('disconnected');
    await connected(one);
    expect(await one.api({ kind: 'channel-count' })).toBe('again');
  });

  test('a peer without a heartbeat is taken for dead', async () => {
    const one = open({ silenceMs: 80 });
    const reasons: string[] = [];
    one.onDisconnect((reason) => reasons.push(reason));
    await vi.waitFor(() => expect(reasons[0]).toBe('the switch fell silent'), 3000);
  });

  test('heartbeats keep it', async () => {
    const one = open({ silenceMs: 200 });
    await connected(one);
    const beat = setInterval(() => peer.emit({ 'Event-Name': 'HEARTBEAT' }), 40);
    const heard: string[] = [];
    one.onEvent(({ name }) => heard.push(name));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(12), 3000);
    clearInterval(beat);
    expect(peer.accepted).toBe(1);
  });

  test('nobody there: it goes on trying, and close ends it', async () => {
    const { port } = peer;
    await peer.close();
    const one = open({ port });
    const reasons: string[] = [];
    one.onDisconnect((reason) => reasons.push(reason));
    await vi.waitFor(() => expect(reasons.length).toBeGreaterThan(1), 3000);
    expect(reasons[0]).toContain('ECONNREFUSED');
    peer = await EslPeer.listen(PASSWORD, port);
    await connected(one);
    await one.close();
    expect(one.state()).toBe('disconnected');
    await expect(one.api({ kind: 'version' })).rejects.toMatchObject({ fault: 'unavailable' });
  });
});

test('a node that is away for long leaves nothing behind in memory', async () => {
  const { port } = peer;
  await peer.close();
  const added = vi.spyOn(AbortSignal.prototype, 'addEventListener');
  const removed = vi.spyOn(AbortSignal.prototype, 'removeEventListener');
  let attempts = 0;
  open({ port, pause: { firstMs: 1, longestMs: 2 } }).onDisconnect(() => (attempts += 1));
  await vi.waitFor(() => expect(attempts).toBeGreaterThan(30), 3000);
  expect(added.mock.calls.length).toBeGreaterThan(25);
  // The pause that is on may still listen.
  expect(added.mock.calls.length - removed.mock.calls.length).toBeLessThanOrEqual(1);
  vi.restoreAllMocks();
  peer = await EslPeer.listen(PASSWORD);
});

describe('events', () => {
  test('arrive with their headers; a listener is told of a connection made before', async () => {
    const one = open();
    await connected(one);
    const seen: unknown[] = [];
    one.onConnect(() => seen.push('connected'));
    one.onEvent(({ name, subclass, headers }) =>
      seen.push([name, subclass, headers['Push-Batch']]),
    );
    peer.emit({ 'Event-Name': 'CUSTOM', 'Event-Subclass': 'pbx::ack', 'Push-Batch': 'b%1' });
    await vi.waitFor(() => expect(seen).toHaveLength(2), 3000);
    expect(seen).toEqual(['connected', ['CUSTOM', 'pbx::ack', 'b%1']]);
  });

  test('are asked for once: jobs, heartbeats and our own', async () => {
    await connected(open());
    const asked = peer.requests
      .map(({ command }) => command)
      .filter((text) => text.startsWith('event '));
    expect(asked.at(-1)).toBe('event json BACKGROUND_JOB HEARTBEAT CUSTOM pbx::ack');
    expect(asked.join()).not.toContain('CHANNEL_EXECUTE_COMPLETE');
  });
});

test('pauses double, are bounded, and differ', () => {
  const pause = { firstMs: 200, longestMs: 10_000 };
  expect([0, 1, 2, 10, 1000].map((failures) => pauseMs(failures, pause, () => 1))).toEqual([
    200, 400, 800, 10_000, 10_000,
  ]);
  expect(pauseMs(0, pause, () => 0)).toBe(100);
});
