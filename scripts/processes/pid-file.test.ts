import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isAlive,
  listPidFiles,
  markOf,
  parseStat,
  readPidFile,
  stopRecorded,
  writePidFile,
} from './pid-file';

let runDir = '';
const started: number[] = [];

function sleeper(): number {
  const { pid } = spawn('sleep', ['60'], { stdio: 'ignore' });
  if (pid === undefined) throw new Error('sleep did not start');
  started.push(pid);
  return pid;
}

beforeEach(() => {
  runDir = mkdtempSync(join(tmpdir(), 'livery-pid-'));
});

afterEach(() => {
  for (const pid of started.splice(0)) if (markOf(pid)) process.kill(pid, 'SIGKILL');
  rmSync(runDir, { recursive: true, force: true });
});

describe('pid files', () => {
  it('reads the start time behind a name with spaces and brackets', () => {
    const after = Array.from({ length: 30 }, (_, field) => String(field + 4)).join(' ');
    expect(parseStat(`42 (a) b (c)) S ${after}`)).toEqual({ state: 'S', startTicks: '22' });
  });

  it('stops the recorded process and removes the file', async () => {
    const pid = sleeper();
    const mark = writePidFile(runDir, 'web', pid);
    expect(listPidFiles(runDir)).toEqual(['web']);
    expect(await stopRecorded(runDir, 'web')).toBe(true);
    expect(isAlive(mark)).toBe(false);
    expect(listPidFiles(runDir)).toEqual([]);
  });

  it('leaves a process alone that was given the number of one that ended', async () => {
    const pid = sleeper();
    const mark = writePidFile(runDir, 'web', pid);
    writeFileSync(join(runDir, 'web.pid'), JSON.stringify({ ...mark, startTicks: '1' }));
    expect(readPidFile(runDir, 'web')).toBeUndefined();
    expect(await stopRecorded(runDir, 'web')).toBe(false);
    expect(isAlive(mark)).toBe(true);
  });

  it('says so when there is nothing to record', () => {
    expect(() => writePidFile(runDir, 'web', 2 ** 22 + 1)).toThrow('ended at once');
  });

  it('takes a damaged file for none', () => {
    writeFileSync(join(runDir, 'web.pid'), 'nonsense');
    expect(readPidFile(runDir, 'web')).toBeUndefined();
    expect(readFileSync(join(runDir, 'web.pid'), 'utf8')).toBe('nonsense');
  });
});
