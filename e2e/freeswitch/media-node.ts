import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import {
  searchFreeswitch,
  startFreeswitch,
  type RunningFreeswitch,
} from '@/scripts/processes/freeswitch';
import { findFreePlan } from '@/scripts/system/free-ports';
import { connectEsl, type EslConnection } from '@/telephony/freeswitch/esl-connection';
import type { NodeConfigOptions } from '@/telephony/freeswitch/render-node-config';
import { createSwitchPort, PORT_SUBCLASSES } from '@/telephony/freeswitch/push';
import type { ReplicaStatus, SwitchPort } from '@/telephony/ports';

export const HOST = '127.0.0.1';
const PASSWORD = 'only-for-this-test';

export const freeswitch = await searchFreeswitch();

/** Names a suite so that a run without FreeSWITCH says why these tests did not run. */
export const onFreeswitch = (what: string) =>
  freeswitch.found
    ? `${what} on FreeSWITCH ${freeswitch.found.version}`
    : `${what}: skipped, ${freeswitch.reason}`;

/** One leg's record as mod_json_cdr wrote it. */
export interface LegRecord {
  variables: Readonly<Record<string, string>>;
  callflow: readonly { times: Readonly<Record<string, string>> }[];
}

/** Apart from those of the tests that run beside this one, and from all that findFreePlan gives out. */
function ownRtp(): { min: number; max: number } {
  const place = Number(process.env['VITEST_POOL_ID'] ?? 1) % 4;
  return { min: 6000 + 900 * place, max: 6899 + 900 * place };
}

/** A private FreeSWITCH of a test, with the same port the worker speaks to it by. */
export class MediaNode {
  readonly dir = mkdtempSync(join(process.env['LIVERY_TEST_DIR'] ?? tmpdir(), 'media-'));
  private running: RunningFreeswitch | undefined;
  private esl: EslConnection | undefined;
  private connected: SwitchPort | undefined;

  private constructor(
    readonly sipPort: number,
    readonly eslPort: number,
    private readonly rtp: { min: number; max: number },
    private readonly proxyPort: number,
    private readonly control: NodeConfigOptions['control'],
  ) {}

  /** `proxyPort`: where the node sends every request, the place of the entry node. */
  static async start(
    proxyPort: number,
    control?: NodeConfigOptions['control'],
  ): Promise<MediaNode> {
    const plan = await findFreePlan(1);
    const [ports] = plan.mediaNodes;
    if (!ports) throw new Error('A plan for one media node has its ports');
    const node = new MediaNode(ports.sip, ports.esl, ownRtp(), proxyPort, control);
    await node.boot();
    return node;
  }

  async boot(): Promise<void> {
    if (!freeswitch.found) throw new Error(freeswitch.reason);
    this.running = await startFreeswitch({
      bin: freeswitch.found.bin,
      dir: this.dir,
      nodeId: 'node_test',
      sipPort: this.sipPort,
      eslPort: this.eslPort,
      eslPassword: PASSWORD,
      rtpStart: this.rtp.min,
      rtpEnd: this.rtp.max,
      kamailio: { host: HOST, port: this.proxyPort },
      ...(this.control && { control: this.control }),
    });
  }

  get port(): SwitchPort {
    if (!this.connected) throw new Error('Connect first');
    return this.connected;
  }

  get commands(): EslConnection {
    if (!this.esl) throw new Error('Connect first');
    return this.esl;
  }

  /** The control plane comes and hears `more` events, too; resolves when the replica answers. */
  async connect(more: readonly string[] = []): Promise<ReplicaStatus> {
    this.esl = connectEsl({
      host: HOST,
      port: this.eslPort,
      password: PASSWORD,
      subclasses: [...PORT_SUBCLASSES, ...more],
    });
    const port = createSwitchPort({ nodeId: 'node_test', esl: this.esl });
    this.connected = port;
    await new Promise<void>((resolve) => port.onConnect(resolve));
    return vi.waitFor(() => port.status(), { timeout: 10_000, interval: 50 });
  }

  /** What this node takes for the time of day; seconds since 1970. */
  async setClock(epochSeconds: number): Promise<void> {
    await this.ask(`global_setvar pbx_test_clock=${epochSeconds}`);
  }

  /** Runs a script of the test in the switch's own Lua; what it wrote. */
  runScript(file: string, ...args: string[]): Promise<string> {
    return this.ask(['lua', file, ...args].join(' '));
  }

  /** A variable of the whole switch. */
  global(name: string): Promise<string> {
    return this.ask(`global_getvar ${name}`);
  }

  /** Sends a channel on to what a phone could dial, as a phone's REFER would. */
  async transfer(uuid: string, dialled: string): Promise<void> {
    expect(await this.ask(`uuid_transfer ${uuid} ${dialled} XML pbx`)).toMatch(/^\+OK/);
  }

  /** Joins two channels; their partners drop out. */
  async join(uuid: string, other: string): Promise<void> {
    expect(await this.ask(`uuid_bridge ${uuid} ${other}`)).toMatch(/^\+OK/);
  }

  /** The channel that has this SIP call. */
  channelOf(sipCallId: string): Promise<string> {
    // The table of channels is up to half a second late.
    return vi.waitFor(() => this.channelNow(sipCallId), { timeout: 5000, interval: 50 });
  }

  private async channelNow(sipCallId: string): Promise<string> {
    const all = JSON.parse(await this.ask('show channels as json')) as {
      rows?: { uuid: string }[];
    };
    for (const { uuid } of all.rows ?? []) {
      if ((await this.ask(`uuid_getvar ${uuid} sip_call_id`)) === sipCallId) return uuid;
    }
    throw new Error(`No channel has ${sipCallId}`);
  }

  /** A command that the product never gives: past its closed list. */
  private async ask(command: string): Promise<string> {
    const socket = connect(this.eslPort, HOST);
    let said = '';
    socket.on('data', (bytes) => (said += bytes.toString('utf8')));
    socket.write(`auth ${PASSWORD}\n\napi ${command}\n\n`);
    const answer = await vi.waitUntil(() => answerIn(said), { timeout: 10_000, interval: 10 });
    socket.destroy();
    return answer;
  }

  /** The control plane goes; the node stays. */
  async disconnect(): Promise<void> {
    await this.connected?.close();
    this.connected = undefined;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.disconnect();
    if (!this.running) return;
    process.kill(this.running.pid, 'SIGKILL');
    await this.running.exited;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }

  allRecords(): LegRecord[] {
    const directory = join(this.dir, 'cdr');
    return readdirSync(directory)
      .map((name) => readRecord(join(directory, name)))
      .filter((record) => record !== undefined);
  }

  /** The records of all legs of a call, by our own call id. */
  records(callId: string): LegRecord[] {
    return this.allRecords().filter(({ variables }) => variables['pbx_call_id'] === callId);
  }
}

/** The body of an api command's answer, when all of it has come. */
function answerIn(said: string): string | undefined {
  const [, length = '', body = ''] =
    /Content-Type: api\/response\nContent-Length: (\d+)\n\n([^]*)/.exec(said) ?? [];
  return length !== '' && Buffer.byteLength(body) >= Number(length) ? body : undefined;
}

/** A file may be read while it is being written: then it is no record yet. */
function readRecord(file: string): LegRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LegRecord;
  } catch {
    return undefined;
  }
}
