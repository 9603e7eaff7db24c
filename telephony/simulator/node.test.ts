import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatorNode } from './node';
import { TestingClient, eventHeaders } from './testing-client';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

let directory: string;
let port: number;
let node: SimulatorNode;
const exits: string[] = [];

async function startNode(): Promise<void> {
  const settings = {
    eslHost: '127.0.0.1',
    eslPort: port,
    eslPassword: 'secret',
    directory,
    nodeId: 'node_1',
    callsPerMinute: 0,
    seed: 7,
    speed: 1000,
    heartbeatSeconds: 0.05,
  };
  node = new SimulatorNode(settings, (how) => exits.push(how));
  await node.start();
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'));
  port = await freePort();
  await startNode();
});

afterEach(async () => {
  await node.stop();
  rmSync(directory, { recursive: true });
});

interface Pushed {
  result: string | undefined;
  seq: string | undefined;
  key: string | undefined;
  reason: string | undefined;
}

async function push(client: TestingClient, body: string, headers: string[]): Promise<Pushed> {
  const lines = ['sendevent CUSTOM', 'Event-Subclass: pbx::push', 'Push-Batch: b1', ...headers];
  await client.ask(lines.join('\n'), body);
  const ack = eventHeaders(await client.next((frame) => /pbx%3A%3Aack/.test(frame.body)));
  expect(ack['Push-Batch']).toBe('b1');
  return {
    result: ack['Push-Result'],
    seq: ack['Push-Seq'],
    key: ack['Push-Key'],
    reason: ack['Push-Reason'],
  };
}

const record = (key: string, seq: number, xml: string | null): string =>
  xml === null ? `${key} ${seq} -1\n` : `${key} ${seq} ${Buffer.byteLength(xml)}\n${xml}`;

async function listening(): Promise<TestingClient> {
  const client = await TestingClient.login(port, 'secret');
  await client.ask('event plain CUSTOM pbx::ack pbx::replica');
  return client;
}

const status = async (client: TestingClient) => {
  const { body } = await client.ask('api lua pbx-replica.lua status');
  return JSON.parse(body.replace('+OK ', '')) as Record<string, unknown>;
};

describe('the event socket', () => {
  it('greets, takes the password, answers in the framing of the switch', async () => {
    const client = await TestingClient.login(port, 'secret');
    await client.ask('api echo hello');
    expect(client.raw).toBe(
      'Content-Type: auth/request\n\n' +
        'Content-Type: command/reply\nReply-Text: +OK accepted\n\n' +
        'Content-Type: api/response\nContent-Length: 5\n\nhello',
    );
    expect((await client.ask('event plain')).headers['Reply-Text']).toBe(
      '-ERR no keywords supplied',
    );
    expect((await client.ask('nonsense')).headers['Reply-Text']).toBe('-ERR command not found');
    expect((await client.ask('exit')).headers['Reply-Text']).toBe('+OK bye');
    await client.untilClosed();
    expect(client.frames.at(-1)?.headers['Content-Type']).toBe('text/disconnect-notice');
  });

  it('turns a wrong password away', async () => {
    const client = await TestingClient.login(port, 'wrong');
    await client.untilClosed();
    expect(client.raw).toContain('Reply-Text: -ERR invalid');
  });

  it('sends only what was asked for, plain or as JSON, and stops on demand', async () => {
    const client = await TestingClient.login(port, 'secret');
    expect((await client.ask('event json HEARTBEAT')).headers['Reply-Text']).toBe(
      '+OK event listener enabled json',
    );
    const beat = await client.next((frame) => frame.headers['Content-Type'] === 'text/event-json');
    expect(JSON.parse(beat.body)).toMatchObject({
      'Event-Name': 'HEARTBEAT',
      'FreeSWITCH-Switchname': 'node_1',
    });
    expect((await client.ask('nixevent HEARTBEAT')).headers['Reply-Text']).toBe('+OK events nixed');
    expect((await client.ask('noevents')).headers['Reply-Text']).toMatch(/listening for events/);
    client.close();
  });

  it('runs a background job and gives its answer as an event', async () => {
    const client = await TestingClient.login(port, 'secret');
    await client.ask('event plain BACKGROUND_JOB');
    const reply = await client.ask('bgapi echo 50% + ünïcode\nJob-UUID: job-1');
    expect(reply.headers['Reply-Text']).toBe('+OK Job-UUID: job-1');
    const job = await client.next((frame) => /BACKGROUND_JOB/.test(frame.body));
    expect(eventHeaders(job)).toMatchObject({ 'Job-UUID': 'job-1', 'Job-Command': 'echo' });
    expect(job.body.split('\n\n')[1]).toBe('50% + ünïcode');
    client.close();
  });
});

describe('the replica', () => {
  it('applies, acknowledges, keeps over a restart', async () => {
    const client = await listening();
    const body =
      record('dial:a.pbx:100', 5, '{"go":{"kind":"busy"},"x":"é"}') +
      record('directory:a.pbx:dk3f9x2q', 6, '<user id="dk3f9x2q"/>') +
      // Of a version before: it may be deleted, whatever its kind.
      record('dialplan:a.pbx:101', 7, null);
    expect(await push(client, body, ['Push-Seq: 7'])).toMatchObject({ result: 'ok', seq: '7' });
    const before = await status(client);
    expect(before).toMatchObject({ seq: 7, docs: 2, sum: '11' });
    await node.stop();
    await startNode();
    expect(await status(await listening())).toEqual(before);
  });

  it('refuses a whole batch in words, naming key and place', async () => {
    const client = await listening();
    const good = record('dial:a.pbx:100', 1, '{"go":{"kind":"busy"}}');
    const cases = [
      ['dial:a.pbx:1', '<extension/>', /^not well-formed JSON$/],
      ['dial:a.pbx:1', '{}', /^it leads nowhere$/],
      ['plan:a.pbx:ext_1', '{"id":"ext_1"}', /^it has no steps$/],
      ['plan:a.pbx:ext_1', '{"id":"ext_2","steps":[]}', /^the id is not ext_1$/],
      ['directory:a.pbx:dx', '<user></bar>', /unexpected <\/bar> at byte 6$/],
      ['directory:a.pbx:dx', '<extension/>', /^expected <user>, found <extension>$/],
      ['dialplan:a.pbx:1', '<extension/>', /^not a document key$/],
      ['directory:a.pbx:dx', '<user id="dy"/>', /^the user id is not dx$/],
      ['nonsense:a:b', '<a/>', /^not a document key$/],
    ] as const;
    for (const [key, xml, words] of cases) {
      const pushed = await push(client, good + record(key, 2, xml), ['Push-Seq: 2']);
      expect(pushed).toMatchObject({ result: 'refused', seq: '0', key });
      expect(pushed.reason).toMatch(words);
    }
    expect(await status(client)).toMatchObject({ docs: 0, seq: 0 });
    client.close();
  });

  it('fails on command and recovers', async () => {
    const client = await listening();
    const body = record('dial:a.pbx:100', 3, '{"go":{"kind":"busy"}}');
    await client.ask('api simulator refuse dial:a.pbx');
    expect(await push(client, body, ['Push-Seq: 3'])).toMatchObject({ result: 'refused' });
    await client.ask('api simulator resume');
    expect(await push(client, body, ['Push-Seq: 3'])).toMatchObject({ result: 'ok' });
    const { replica } = await status(client);
    await client.ask('api simulator lose-data');
    await client.next((frame) => /pbx%3A%3Areplica/.test(frame.body));
    const after = await status(client);
    expect(after).toMatchObject({ seq: 0, docs: 0 });
    expect(after.replica).not.toBe(replica);
    await client.ask('api simulator disconnect');
    await client.untilClosed();
  });

  it('stalls: the connection stays, nothing is answered until it is over', async () => {
    const client = await listening();
    await client.ask('api simulator stall 60');
    expect((await client.ask('api simulator faults')).body).toContain('"stalled":true');
    client.send('api echo late\n\n');
    const late = await TestingClient.open(port);
    const other = await client.ask('api simulator resume');
    expect(other.body).toBe('late');
    expect((await client.next(() => true)).body).toBe('+OK\n');
    await late.next((frame) => frame.headers['Content-Type'] === 'auth/request');
    late.close();
    await client.ask('api simulator die');
    await expect.poll(() => exits).toContain('die');
    client.close();
  });
});

describe('made-up calls', () => {
  it('come through events and records, in the shape of mod_json_cdr', async () => {
    const client = await listening();
    const plan = (id: string, number: string) =>
      JSON.stringify({
        ...{ id, kind: 'extension', name: 'A & B', steps: [] },
        ring: {
          number,
          enabled: true,
          devices: [{ id: `dev_${id}`, username: `d${number}` }],
          timeoutSeconds: 20,
        },
      });
    const outgoing = '{"id":"outgoing","steps":[],"data":{"tenantId":"ten_1"}}';
    await push(
      client,
      record('plan:a.pbx:ext_1', 1, plan('ext_1', '100')) +
        record('plan:a.pbx:ext_2', 2, plan('ext_2', '101')) +
        record('plan:a.pbx:outgoing', 3, outgoing),
      ['Push-Seq: 3'],
    );
    await client.ask('event plain CHANNEL_CREATE CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE');
    await client.ask('api simulator calls 10000');
    const created = await client.next((frame) => /CHANNEL_CREATE/.test(frame.body));
    expect(eventHeaders(created)).toMatchObject({
      variable_pbx_tenant_id: 'ten_1',
      variable_pbx_leg: 'caller',
      variable_pbx_simulated: 'true',
    });
    await client.next((frame) => /CHANNEL_HANGUP_COMPLETE/.test(frame.body));
    await client.ask('api simulator calls 0');
    const [file = ''] = readdirSync(join(directory, 'cdr'));
    const cdr = JSON.parse(readFileSync(join(directory, 'cdr', file), 'utf8')) as {
      variables: Record<string, string>;
      callflow: { caller_profile: Record<string, string> }[];
    };
    expect(file).toBe(`${cdr.variables.uuid}.cdr.json`);
    expect(cdr.variables).toMatchObject({ pbx_simulated: 'true', pbx_domain: 'a.pbx' });
    expect(cdr.variables.start_uepoch).toMatch(/^\d{16}$/);
    expect(cdr.callflow[0]?.caller_profile.caller_id_name).toBe('A & B');
    client.close();
  });
});
