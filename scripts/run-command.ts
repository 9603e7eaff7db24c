import { spawn, type ChildProcess } from 'node:child_process';

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutSeconds?: number;
  /** Called with each piece of output as it comes. */
  onOutput?: (text: string) => void;
}

export interface CommandResult {
  /** Exit code; 124 after a time-out, 127 when the program is not there. */
  code: number;
  /** Standard output and error together, the last 1 MB of it. */
  output: string;
  seconds: number;
}

const OUTPUT_LIMIT = 1_000_000;
const running = new Set<ChildProcess>();

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    // A group of its own: whatever the command starts ends with it.
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** For the way out: ends every command of `runCommand` that is still under way. */
export function endCommands(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** Never rejects: what went wrong is in the code and the output. Runs without a shell. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      detached: true,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    const timer = setTimeout(
      () => {
        timedOut = true;
        signalGroup(child, 'SIGKILL');
      },
      (options.timeoutSeconds ?? 900) * 1000,
    );
    const collect = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      options.onOutput?.(text);
      output = (output + text).slice(-OUTPUT_LIMIT);
    };
    const finish = (code: number, extra = ''): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: output + extra, seconds: (Date.now() - started) / 1000 });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => finish(127, `${program}: ${error.message}\n`));
    child.on('close', (code) => {
      if (timedOut) finish(124, `\nEnded after ${options.timeoutSeconds ?? 900} s.\n`);
      else finish(code ?? 1);
    });
  });
}

/** Path of a program of an npm package of this repository. */
export function npmProgram(name: string): string {
  return `node_modules/.bin/${name}`;
}
