import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAlive, markOf, readPidFile, stopProcess, stopRecorded } from '../processes/pid-file';
import { clearStopped, markStopped, Supervisor, type Part } from './supervisor';

let runDir = '';
let lines: string[] = [];
let supervisor: Supervisor;
let watching: Promise<void> | undefined;

function part(name: string): Part {
  return {
    name,
    logFile: `/log/${name}`,
    start: async () => {
      const { pid = 0 } = spawn('sleep', ['60'], { stdio: 'ignore', detached: true });
      const mark = markOf(pid);
      if (!mark) throw new Error('sleep did not start');
      return { pid, stop: () => stopProcess(mark) };
    },
  };
}

const running = (name: string) => readPidFile(runDir, name);

beforeEach(() => {
  runDir = mkdtempSync(join(tmpdir(), 'livery-run-'));
  lines = [];
  supervisor = new Supervisor(runDir, (line) => lines.push(line));
});

afterEach(async () => {
  await supervisor.stop();
  await watching;
  watching = undefined;
  rmSync(runDir, { recursive: true, force: true });
});

it('names a part that died, with its log, and starts it again', async () => {
  await supervisor.start(part('web'));
  watching = supervisor.watch();
  const first = running('web');
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await vi.waitUntil(() => lines.includes('✓ web runs again'), { timeout: 5000 });
  expect(lines[0]).toBe('✗ web ended by itself. Its log: /log/web');
  expect(running('web')?.pid).not.toBe(first?.pid);
});

it('leaves a part down that was stopped on purpose, until it is wanted again', async () => {
  await supervisor.start(part('media-1'));
  watching = supervisor.watch();
  markStopped(runDir, 'media-1');
  await stopRecorded(runDir, 'media-1');
  await vi.waitUntil(() => lines.length > 0, { timeout: 5000 });
  expect(running('media-1')).toBeUndefined();
  clearStopped(runDir, 'media-1');
  await vi.waitUntil(() => lines.length > 1, { timeout: 5000 });
  expect(lines).toEqual([
    '‖ media-1 was stopped. Start it: ./livery start media-1',
    '✓ media-1 runs again',
  ]);
});

it('stops everything in the opposite order', async () => {
  const stopped: string[] = [];
  for (const name of ['mariadb', 'web']) {
    const plain = part(name);
    const start = async () => {
      const started = await plain.start();
      const stop = async () => {
        stopped.push(name);
        await started.stop();
      };
      return { ...started, stop };
    };
    await supervisor.start({ ...plain, start });
  }
  const marks = ['mariadb', 'web'].flatMap((name) => running(name) ?? []);
  await supervisor.stop();
  expect(stopped).toEqual(['web', 'mariadb']);
  expect(marks.map(isAlive)).toEqual([false, false]);
});
