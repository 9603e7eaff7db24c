import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface SippOptions {
  /** Name of a file in scenarios/, without the ending. */
  scenario: string;
  /** Where to send; a callee that waits needs it too, sipp insists. */
  target: { host: string; port: number };
  localPort: number;
  /** Loopback has many; 127.0.0.1 unless said otherwise. */
  localAddress?: string;
  /** Keywords of the scenario: [device], [domain], [number], … */
  keys?: Readonly<Record<string, string>>;
  username?: string;
  password?: string;
  /** How long `<pause/>` lasts. */
  pauseMs?: number;
  transport?: 'udp' | 'tcp';
  timeoutSeconds?: number;
}

export interface SippResult {
  /** 0: every call went as the scenario says. 1: not. 97, 99: time-out. */
  code: number | null;
  /** Every message sent and received. */
  messages: string;
  /** What sipp found wrong. */
  errors: string;
}

export interface SippRun {
  done: Promise<SippResult>;
  stop(): void;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

function argumentsOf(options: SippOptions, dir: string): string[] {
  const { target, keys = {}, username, password, transport = 'udp' } = options;
  const address = options.localAddress ?? '127.0.0.1';
  return [
    `${target.host}:${target.port}`,
    ...['-sf', join(import.meta.dirname, 'scenarios', `${options.scenario}.xml`)],
    ...['-i', address, '-p', String(options.localPort), '-mi', address],
    ...['-t', transport === 'udp' ? 'u1' : 't1', '-m', '1', '-l', '1'],
    ...['-timeout', `${options.timeoutSeconds ?? 15}s`, '-timeout_error'],
    ...['-d', String(options.pauseMs ?? 100), '-nostdin'],
    ...['-trace_msg', '-message_file', join(dir, 'messages')],
    ...['-trace_err', '-error_file', join(dir, 'errors')],
    ...(username === undefined ? [] : ['-au', username]),
    ...(password === undefined ? [] : ['-ap', password]),
    ...Object.entries(keys).flatMap(([name, value]) => ['-key', name, value]),
  ];
}

/** One call of a scenario. Ends by itself at the time-out at the latest. */
export function startSipp(options: SippOptions): SippRun {
  const dir = mkdtempSync(join(tmpdir(), 'sipp-'));
  const child = spawn('sipp', argumentsOf(options, dir), {
    cwd: dir,
    stdio: 'ignore',
    env: { ...process.env, TERM: 'dumb' },
  });
  // sipp's own time-out does not cover a process that hangs.
  const timer = setTimeout(
    () => child.kill('SIGKILL'),
    ((options.timeoutSeconds ?? 15) + 5) * 1000,
  );
  const done = new Promise<SippResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const result = {
        code,
        messages: readIfThere(join(dir, 'messages')),
        errors: readIfThere(join(dir, 'errors')),
      };
      rmSync(dir, { recursive: true, force: true });
      resolve(result);
    });
  });
  return { done, stop: () => void child.kill('SIGKILL') };
}

export function runSipp(options: SippOptions): Promise<SippResult> {
  return startSipp(options).done;
}

/** Local addresses of /proc/net/udp carry the port in hexadecimal, proc(5). */
function isUdpPortTaken(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/udp', 'latin1')
    .split('\n')
    .some((line) => line.trim().split(/\s+/)[1]?.endsWith(suffix));
}

/** A callee: resolves once it listens. */
export async function startCallee(options: SippOptions): Promise<SippRun> {
  const run = startSipp(options);
  const deadline = Date.now() + 5000;
  while (!isUdpPortTaken(options.localPort)) {
    if (Date.now() > deadline) throw new Error(`sipp ${options.scenario} does not listen`);
    await delay(20);
  }
  return run;
}
