import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, openSync, closeSync, realpathSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectEsl } from '@/telephony/freeswitch/esl-connection';
import {
  nodeArguments,
  renderNodeConfig,
  type NodeConfigOptions,
} from '@/telephony/freeswitch/render-node-config';

const run = promisify(execFile);

const OLDEST = { major: 1, minor: 10 };
const READY_MS = 30_000;
const STOP_MS = 10_000;
const FOREIGN = 'the switch refused the password';
const KNOCK = { firstMs: 100, longestMs: 200 };

/** What telephony/freeswitch/conf loads. */
const MODULES = [
  'mod_callcenter',
  'mod_commands',
  'mod_conference',
  'mod_curl',
  'mod_dialplan_xml',
  'mod_dptools',
  'mod_event_socket',
  'mod_hash',
  'mod_json_cdr',
  'mod_logfile',
  'mod_lua',
  'mod_sndfile',
  'mod_sofia',
  'mod_tone_stream',
];

export interface FoundFreeswitch {
  bin: string;
  version: string;
  /** The directory of its modules; undefined when it is not beside the binary (then they are tried at start). */
  modules: string | undefined;
}

export type FreeswitchSearch =
  { found: FoundFreeswitch; reason?: undefined } | { found: null; reason: string };

/** `FREESWITCH_BIN`, else the PATH. A FreeSWITCH that cannot serve is a reason in words, not a find. */
export async function searchFreeswitch(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FreeswitchSearch> {
  const bin = environment['FREESWITCH_BIN'] || onPath('freeswitch', environment['PATH'] ?? '');
  if (!bin)
    return { found: null, reason: 'no freeswitch on the PATH and FREESWITCH_BIN is not set' };
  if (!isExecutable(bin)) return { found: null, reason: `${bin} cannot be run` };
  const version = await readVersion(bin);
  if (!version) return { found: null, reason: `${bin} does not tell its version` };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    return { found: null, reason: `${bin} is ${version}, needed is 1.10 or newer` };
  }
  const modules = moduleDirectory(bin);
  const missing = modules ? MODULES.filter((name) => !existsSync(join(modules, `${name}.so`))) : [];
  if (missing.length > 0) return { found: null, reason: `${bin} lacks ${missing.join(', ')}` };
  return { found: { bin, version, modules } };
}

export async function findFreeswitch(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundFreeswitch | null> {
  return (await searchFreeswitch(environment)).found;
}

function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function readVersion(bin: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(bin, ['-version'], { timeout: 10_000 });
    return /FreeSWITCH version: ([0-9]+\.[0-9]+\.[0-9]+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

/** Where packages and `make install` put modules, seen from the binary. */
function moduleDirectory(bin: string): string | undefined {
  const prefix = resolve(dirname(realpathSync(bin)), '..');
  return [join(prefix, 'lib/freeswitch/mod'), join(prefix, 'mod')].find((path) => existsSync(path));
}

export interface StartFreeswitchOptions extends Omit<
  NodeConfigOptions,
  'kamailioHost' | 'kamailioPort'
> {
  bin: string;
  kamailio: { host: string; port: number };
}

export interface RunningFreeswitch {
  pid: number;
  /** Resolves when the process has gone, by itself or by `stop`. */
  exited: Promise<void>;
  /** Ends calls, then the process; kills it after ten seconds. */
  stop(): Promise<void>;
}

/**
 * A private media node in `dir`; resolves when it takes commands and calls.
 * @throws Error with the end of its log when it does not come up.
 */
export async function startFreeswitch(options: StartFreeswitchOptions): Promise<RunningFreeswitch> {
  const { bin, kamailio, ...node } = options;
  const config = renderNodeConfig({
    ...node,
    kamailioHost: kamailio.host,
    kamailioPort: kamailio.port,
  });
  for (const name of config.directories) {
    await mkdir(join(node.dir, name), { recursive: true, mode: 0o700 });
  }
  for (const [name, text] of Object.entries(config.files)) {
    await writeFile(join(node.dir, name), text, { mode: 0o600 });
    await chmod(join(node.dir, name), 0o600);
  }
  const output = join(node.dir, 'log', 'console.log');
  const log = openSync(output, 'a');
  const child = spawn(bin, nodeArguments(node.dir), {
    cwd: node.dir,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  try {
    await answered(options, exited);
  } catch (error) {
    await stop(child, exited);
    throw new Error(`FreeSWITCH did not start in ${node.dir}: ${String(error)}
${await lastWords(node.dir)}`);
  }
  return { pid: child.pid ?? 0, exited, stop: () => stop(child, exited) };
}

/**
 * Ready is: the event socket takes our password (so it is this process, no other one on the port) and
 * the SIP profile runs (it does not when its port is taken).
 */
async function answered(options: StartFreeswitchOptions, exited: Promise<void>): Promise<void> {
  const { eslHost = '127.0.0.1', eslPort, eslPassword } = options;
  const esl = connectEsl({
    host: eslHost,
    port: eslPort,
    password: eslPassword,
    subclasses: [],
    pause: KNOCK,
  });
  let reason = 'it does not answer';
  let gone = false;
  esl.onDisconnect((words) => (reason = words));
  void exited.then(() => (gone = true));
  try {
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline && reason !== FOREIGN) {
      if (gone) throw new Error('the process ended');
      if (esl.state() === 'connected') {
        if ((await esl.api({ kind: 'sip-status' })).includes('RUNNING')) return;
        reason = 'its SIP profile does not run';
      }
      await delay(KNOCK.firstMs);
    }
    throw new Error(reason);
  } finally {
    await esl.close();
  }
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
}

/** The end of what it wrote, its own log first: there stands which port was taken. */
async function lastWords(dir: string): Promise<string> {
  const texts = ['freeswitch.log', 'console.log'].map((name) =>
    readFile(join(dir, 'log', name), 'utf8').catch(() => ''),
  );
  return (await Promise.all(texts))
    .map((text) => text.split('\n').slice(-12).join('\n'))
    .join('\n');
}
