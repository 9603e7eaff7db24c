import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { StepName } from '@/telephony/reconcile/step';

/** A worker in a process of its own. */
export class WorkerProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** `killAt`: it ends itself there, as by kill -9. */
  static start(env: Record<string, string>, kill?: { at: StepName; on?: number }): WorkerProcess {
    const own = { PATH: process.env['PATH'] ?? '', TZ: 'UTC' };
    const fault = kill && {
      LIVERY_TEST_KILL_AT: kill.at,
      LIVERY_TEST_KILL_ON: String(kill.on ?? 1),
    };
    // Types of Next's would have NODE_ENV in every environment; this process needs none.
    const whole: Record<string, string | undefined> = { ...own, ...env, ...fault };
    const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/worker/worker-under-test.ts'], {
      env: whole as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return new WorkerProcess(child);
  }

  /** The signal it died of, or null when it ended by itself. */
  async ended(): Promise<NodeJS.Signals | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, 'exit');
    }
    return this.child.signalCode;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    await this.ended();
  }
}
