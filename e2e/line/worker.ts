import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './poll';

function environment(): NodeJS.ProcessEnv {
  const database = new URL(process.env['WORKER_DATABASE_URL'] ?? '');
  // The file's own database, with the rights of the worker.
  database.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname;
  return { ...process.env, DATABASE_URL: database.href, WORKER_SWEEP_SECONDS: '2' };
}

/** The worker as it ships, in a process of its own, on the servers of the integration tests. */
export class LineWorker {
  #child: ChildProcess | undefined;

  async start(): Promise<void> {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'telephony/main.ts'], {
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const health = new URL('/health', process.env['WORKER_URL']);
    await eventually('the worker answers', () =>
      fetch(health).then(
        () => true,
        () => false,
      ),
    );
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
