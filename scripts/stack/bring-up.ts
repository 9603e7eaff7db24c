import { join } from 'node:path';
import type { UpOptions } from '../arguments';
import type { Progress } from '../progress';
import { installPackages } from '../system/apt';
import { describeMediaNode } from '../system/media-node';
import { missingPackages, SERVER_PACKAGES } from '../system/packages';
import { ensureClient } from './generate-client';
import { install } from './installation';
import { partsOf } from './parts';
import { prepareDatabases, requireFreePorts, stopLeftovers } from './prepare';
import { prepareSpeech } from './speech';
import { openStack, type Stack } from './stack';
import type { Supervisor } from './supervisor';
import { ensureWebBuild } from './web-build';

type StepRunner = Progress['step'];

/** Packages, settings, leftovers of an earlier run, ports: whatever can go wrong before anything starts. */
async function prepareMachine(options: UpOptions, { step, say }: Progress): Promise<Stack> {
  const missing = missingPackages(SERVER_PACKAGES);
  if (missing.length > 0) {
    await step('Debian packages', async () => {
      await installPackages(missing, say);
      const still = missingPackages(missing).map(({ proof }) => proof);
      if (still.length > 0) throw new Error(`Installed, but not there: ${still.join(', ')}`);
    });
  }
  const stack = await step('settings and secrets', async () => openStack(options));
  const leftovers = await stopLeftovers(stack.directories);
  if (leftovers > 0) say(`Ended ${leftovers} processes that an earlier run had left behind.`);
  await requireFreePorts(stack);
  return stack;
}

async function startServers(
  stack: Stack,
  options: UpOptions,
  webDirectory: string,
  supervisor: Supervisor,
  step: StepRunner,
): Promise<void> {
  const parts = partsOf(stack, { demo: options.demo, webDirectory });
  const mediaNode = await describeMediaNode();
  // The slowest; nobody needs it before they place a call. Its failure is seen where it is awaited.
  const starting = supervisor.start(parts['media-1']);
  starting.catch(() => undefined);
  await step('rtpengine', () => supervisor.start(parts.rtpengine));
  await step('Kamailio', () => supervisor.start(parts.kamailio));
  await step('worker', () => supervisor.start(parts.worker));
  await step('web app', () => supervisor.start(parts.web));
  await step(`media node: ${mediaNode}`, () => starting);
}

/** Everything `up` does before it waits. Each step has its line; the first error ends it. */
export async function bringUp(
  options: UpOptions,
  supervisor: Supervisor,
  progress: Progress,
): Promise<Stack> {
  const { step } = progress;
  const prepared = await prepareMachine(options, progress);
  await step('database client', ensureClient);
  const build = await step(
    'web app built',
    () => ensureWebBuild(join(prepared.directories.data, 'web')),
    ({ fresh }) => (fresh ? 'its sources had changed' : undefined),
  );
  const { mariadb } = partsOf(prepared, { demo: options.demo, webDirectory: build.directory });
  await step('MariaDB', () => supervisor.start(mariadb));
  await step(
    'databases, accounts, tables',
    () => prepareDatabases(prepared),
    ({ length }) => (length > 0 ? `${length} files applied` : undefined),
  );
  const { stack } = await step(
    'installation',
    () => install(prepared, options.demo),
    ({ note }) => note,
  );
  await startServers(stack, options, build.directory, supervisor, step);
  // A minute of work at the first start, and nothing waits for it: until then nodes play tones.
  void prepareSpeech(stack.directories, progress.say);
  return stack;
}
