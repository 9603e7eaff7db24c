import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessMark {
  pid: number;
  /** Clock ticks since boot at which it began: field 22 of /proc/<pid>/stat, proc(5). */
  startTicks: string;
}

/** Fields of proc(5) stat after the program's name, which may itself hold spaces and brackets. */
export function parseStat(stat: string): { state: string; startTicks: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : undefined;
}

/** Undefined when there is no such process, or only what is left of one nobody has waited for. */
export function markOf(pid: number): ProcessMark | undefined {
  try {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return stat && stat.state !== 'Z' ? { pid, startTicks: stat.startTicks } : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startTicks === mark.startTicks;
}

const fileOf = (runDir: string, name: string): string => join(runDir, `${name}.pid`);

/** Throws when the process is already gone. */
export function writePidFile(runDir: string, name: string, pid: number): ProcessMark {
  const mark = markOf(pid);
  if (!mark) throw new Error(`${name} (process ${pid}) ended at once.`);
  mkdirSync(runDir, { recursive: true });
  writeFileSync(fileOf(runDir, name), `${JSON.stringify(mark)}\n`);
  return mark;
}

export function removePidFile(runDir: string, name: string): void {
  rmSync(fileOf(runDir, name), { force: true });
}

/** The process this file speaks of, if it still runs. */
export function readPidFile(runDir: string, name: string): ProcessMark | undefined {
  try {
    const mark: ProcessMark = JSON.parse(readFileSync(fileOf(runDir, name), 'utf8'));
    return isAlive(mark) ? mark : undefined;
  } catch {
    return undefined;
  }
}

export function listPidFiles(runDir: string): string[] {
  try {
    return readdirSync(runDir)
      .filter((file) => file.endsWith('.pid'))
      .map((file) => file.slice(0, -'.pid'.length));
  } catch {
    return [];
  }
}

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  try {
    if (isAlive(mark)) process.kill(mark.pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

/** SIGTERM, then SIGKILL after `graceSeconds`. Returns when the process is gone. */
export async function stopProcess(mark: ProcessMark, graceSeconds = 20): Promise<void> {
  signal(mark, 'SIGTERM');
  const deadline = Date.now() + graceSeconds * 1000;
  while (isAlive(mark)) {
    if (Date.now() > deadline) signal(mark, 'SIGKILL');
    await delay(25);
  }
}

/** Stops what the file names, if it is still that process, and removes the file. */
export async function stopRecorded(runDir: string, name: string): Promise<boolean> {
  const mark = readPidFile(runDir, name);
  if (mark) await stopProcess(mark);
  removePidFile(runDir, name);
  return mark !== undefined;
}
