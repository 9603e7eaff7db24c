import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runCommand } from '../run-command';
import type { DebianPackage } from './packages';
import { findProgram } from './programs';

/** invoke-rc.d asks this program before it starts a service; 101 forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';
const OUR_POLICY =
  '#!/bin/sh\n# Written by ./livery while it installs packages; may be removed.\nexit 101\n';

/** A run that was killed may have left it. */
export function removeStalePolicy(): void {
  if (existsSync(POLICY) && readFileSync(POLICY, 'utf8') === OUR_POLICY) rmSync(POLICY);
}

async function withServicesHeld<T>(work: () => Promise<T>): Promise<T> {
  removeStalePolicy();
  // Someone else's policy stays, whatever it says.
  if (existsSync(POLICY)) return work();
  writeFileSync(POLICY, OUR_POLICY, { mode: 0o755 });
  process.once('exit', removeStalePolicy);
  try {
    return await work();
  } finally {
    removeStalePolicy();
    process.off('exit', removeStalePolicy);
  }
}

/** Packages enable their service; ours run under ./livery, so those stay off after a reboot too. */
async function disableServices(packages: readonly DebianPackage[]): Promise<void> {
  const services = packages.flatMap(({ service }) => service ?? []);
  if (services.length === 0 || !findProgram('systemctl')) return;
  await runCommand('systemctl', ['disable', ...services], { timeoutSeconds: 60 });
}

export function aptCommand(packages: readonly DebianPackage[]): string {
  const names = packages.map(({ name }) => name).join(' ');
  return `apt-get update && apt-get install -y --no-install-recommends ${names}`;
}

/** Throws, with the command to run instead, for anyone but root. */
export async function installPackages(
  packages: readonly DebianPackage[],
  say: (line: string) => void,
): Promise<void> {
  if (packages.length === 0) return;
  const command = aptCommand(packages);
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    throw new Error(`Debian packages are missing. As root, run:\n  ${command}`);
  }
  say(`Missing: ${packages.map(({ name }) => name).join(', ')}`);
  say(`Running: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A list that cannot be refreshed may still be good enough.
  const update = await runCommand('apt-get', ['update'], { env, timeoutSeconds: 300 });
  const install = await withServicesHeld(() =>
    runCommand(
      'apt-get',
      ['install', '-y', '--no-install-recommends', ...packages.map(({ name }) => name)],
      { env, timeoutSeconds: 900 },
    ),
  );
  if (install.code !== 0) {
    const words = update.code === 0 ? install.output : `${update.output}\n${install.output}`;
    throw new Error(`apt-get could not install them:\n${words.slice(-4000)}`);
  }
  await disableServices(packages);
}
