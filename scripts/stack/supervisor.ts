import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunningDaemon } from '../processes/daemon';
import { isAlive, removePidFile, writePidFile, type ProcessMark } from '../processes/pid-file';
import { afterDeath } from './backoff';

export interface Part {
  name: string;
  logFile: string;
  start: () => Promise<Pick<RunningDaemon, 'pid' | 'stop'>>;
}

interface Held {
  part: Part;
  mark: ProcessMark;
  stop: () => Promise<void>;
  failures: number;
  startedAt: number;
  /** Set while it is dead: when to start it again. */
  restartAt: number | undefined;
}

const LOOK_EVERY_MS = 250;

/** A part with this file beside its pid was stopped on purpose: ./livery stop PART. */
export function stoppedFile(runDir: string, name: string): string {
  return join(runDir, `${name}.stopped`);
}

export function markStopped(runDir: string, name: string): void {
  writeFileSync(stoppedFile(runDir, name), '');
}

export function clearStopped(runDir: string, name: string): void {
  rmSync(stoppedFile(runDir, name), { force: true });
}

/** Starts parts in order, starts again what dies, stops all in the opposite order. */
export class Supervisor {
  readonly #held: Held[] = [];
  readonly #starting = new Set<Promise<unknown>>();
  #stopping = false;

  constructor(
    private readonly runDir: string,
    private readonly say: (line: string) => void,
  ) {}

  get hasParts(): boolean {
    return this.#held.length > 0 || this.#starting.size > 0;
  }

  async start(part: Part): Promise<void> {
    clearStopped(this.runDir, part.name);
    const { mark, stop } = await this.#launch(part);
    const startedAt = Date.now();
    this.#held.push({ part, mark, stop, failures: 0, startedAt, restartAt: undefined });
  }

  async #launch(part: Part): Promise<{ mark: ProcessMark; stop: () => Promise<void> }> {
    if (this.#stopping) throw new Error('Stopped while starting.');
    const launch = part.start().then(({ pid, stop }) => ({
      mark: writePidFile(this.runDir, part.name, pid),
      stop,
    }));
    // `stop` waits for it: nothing may be born behind its back.
    this.#starting.add(launch);
    return launch.finally(() => this.#starting.delete(launch));
  }

  /** Returns when `stop` was called. */
  async watch(): Promise<void> {
    while (!this.#stopping) {
      for (const held of this.#held) if (!this.#stopping) await this.#look(held);
      await delay(LOOK_EVERY_MS);
    }
  }

  async #look(held: Held): Promise<void> {
    const { name, logFile } = held.part;
    if (isAlive(held.mark)) return;
    if (existsSync(stoppedFile(this.runDir, name))) {
      if (held.restartAt !== 0) this.say(`‖ ${name} was stopped. Start it: ./livery start ${name}`);
      held.restartAt = 0;
      return;
    }
    if (held.restartAt === undefined) {
      const { failures, pauseMs } = afterDeath(held, Date.now());
      Object.assign(held, { failures, restartAt: Date.now() + pauseMs });
      removePidFile(this.runDir, name);
      this.say(`✗ ${name} ended by itself. Its log: ${logFile}`);
    }
    if ((held.restartAt ?? 0) > Date.now()) return;
    try {
      Object.assign(held, await this.#launch(held.part), { restartAt: undefined });
      this.say(`✓ ${name} runs again`);
    } catch (error) {
      const { failures, pauseMs } = afterDeath(held, Date.now());
      Object.assign(held, { failures, restartAt: Date.now() + pauseMs });
      const [words] = (error instanceof Error ? error.message : String(error)).split('\n');
      this.say(`✗ ${name} does not start (${words}). Next try in ${pauseMs / 1000} s.`);
    }
    held.startedAt = Date.now();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#starting);
    for (const { part, mark, stop } of this.#held.toReversed()) {
      if (isAlive(mark)) await stop();
      removePidFile(this.runDir, part.name);
      clearStopped(this.runDir, part.name);
    }
  }
}
