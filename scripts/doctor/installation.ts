import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from '@/lib/env';
import { portUses } from '../plan/ports';
import { listPidFiles, readPidFile } from '../processes/pid-file';
import { type Directories, PART_NAMES, SUPERVISOR } from '../stack/directories';
import type { Stack } from '../stack/stack';
import { webSourcesHash } from '../stack/web-sources';
import { findTakenPorts } from '../system/free-ports';
import { bad, note, ok, type Finding } from './finding';

function examineSettings({ directories, settings }: Stack): Finding {
  const { settingsFile } = directories;
  if (!existsSync(settingsFile)) return note('not set up yet', './livery up');
  if ((statSync(settingsFile).mode & 0o077) !== 0) {
    return bad(`${settingsFile} holds secrets and others may read it`, `chmod 600 ${settingsFile}`);
  }
  try {
    parseEnv(settings);
    return ok(`settings: ${settingsFile}`);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error), `edit ${settingsFile}`);
  }
}

function examineBuild({ data }: Directories): Finding {
  const current = existsSync(join(data, 'web', webSourcesHash()));
  return current
    ? ok('the built web app is that of the sources')
    : note('the web app is not built, or its sources have changed', './livery up builds it');
}

function examineLeftovers({ run }: Directories): Finding[] {
  const alive = listPidFiles(run).filter((name) => readPidFile(run, name));
  if (alive.length === 0) return [];
  return [bad(`still running without a supervisor: ${alive.join(', ')}`, './livery down')];
}

async function examinePorts({ host, plan }: Stack): Promise<Finding[]> {
  const taken = await findTakenPorts(host, portUses(plan));
  if (taken.length === 0) return [ok(`ports from ${plan.base} on are free`)];
  return taken.map(({ port, transport, part, holder }) =>
    bad(
      `${port}/${transport} (for ${part}) is held by ${holder ?? 'another program'}`,
      'end that program, or use ./livery up --port-base N',
    ),
  );
}

export function isRunning({ run }: Directories): boolean {
  return readPidFile(run, SUPERVISOR) !== undefined;
}

/** Settings, build and, while nothing runs, whether it could. */
export async function examineInstallation(stack: Stack): Promise<Finding[]> {
  const { directories } = stack;
  const findings = [examineSettings(stack), examineBuild(directories)];
  if (isRunning(directories)) return findings;
  const leftovers = examineLeftovers(directories);
  return [
    ...findings,
    note('nothing runs', './livery up'),
    ...leftovers,
    ...(leftovers.length > 0 ? [] : await examinePorts(stack)),
  ];
}

export function deadParts({ run }: Directories): string[] {
  return PART_NAMES.filter((name) => !readPidFile(run, name));
}
