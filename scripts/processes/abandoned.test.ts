import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endAbandonedServers, OWNER, TEST_SERVERS_PREFIX } from './abandoned';
import { isAlive, markOf, stopProcess, writePidFile, type ProcessMark } from './pid-file';

let parent = '';
let marks: ProcessMark[] = [];

function sleeper(): ProcessMark {
  const { pid = 0 } = spawn('sleep', ['60'], { stdio: 'ignore' });
  const mark = markOf(pid);
  if (!mark) throw new Error('sleep did not start');
  marks.push(mark);
  return mark;
}

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'livery-abandoned-'));
  marks = [];
});

afterEach(async () => {
  await Promise.all(marks.map((mark) => stopProcess(mark, 0)));
  rmSync(parent, { recursive: true, force: true });
});

it('ends the servers of a run that is gone, and leaves those of a run under way', async () => {
  const [gone, living] = ['a', 'b'].map((name) => join(parent, `${TEST_SERVERS_PREFIX}${name}`));
  const [deadOwner, owner, orphan, server] = [sleeper(), sleeper(), sleeper(), sleeper()];
  writePidFile(join(gone ?? '', 'run'), OWNER, deadOwner?.pid ?? 0);
  writePidFile(join(gone ?? '', 'run'), 'mariadb', orphan?.pid ?? 0);
  writePidFile(join(living ?? '', 'run'), OWNER, owner?.pid ?? 0);
  writePidFile(join(living ?? '', 'run'), 'mariadb', server?.pid ?? 0);
  if (deadOwner) await stopProcess(deadOwner, 0);
  await endAbandonedServers(parent);
  expect(orphan && isAlive(orphan)).toBe(false);
  expect(existsSync(gone ?? '')).toBe(false);
  expect(server && isAlive(server)).toBe(true);
  expect(existsSync(living ?? '')).toBe(true);
});
