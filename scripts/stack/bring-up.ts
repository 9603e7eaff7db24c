import { join } from 'node:path';
import type { UpOptions } from '../arguments';
import type { Progress } from '../progress';
import { installPackages } from '../system/apt';
import { describeMediaNode } from '../system/media-node';
import { missingPackages, SERVER_PACKAGES } from '../system/packages';
import { loadDemo, prepareInstallation } from './installation';
import { partsOf } from './parts';
import { prepareDatabases, requireFreePorts, stopLeftovers } from './prepare';
import { openStack, type Stack } from './stack';
import type { Supervisor } from './supervisor';
import { ensureWebBuild } from './web-build';

const count = (number: number, word: string): string | undefined =>
  number > 0 ? `${number} ${word}` : undefined;

/** Everything `up` does before it waits. Each step has its line; the first error ends it. */
export async function bringUp(
  options: UpOptions,
  supervisor: Supervisor,
  { step, say }: Progress,
): Promise<Stack> {
  const missing = missingPackages(SERVER_PACKAGES);
  if (missing.length > 0) await installPackages(missing, say);
  const stack = await step('settings and secrets', async () => openStack(options));
  const leftovers = await stopLeftovers(stack.directories);
  if (leftovers > 0) say(`Ended ${leftovers} processes that an earlier run had left behind.`);
  await requireFreePorts(stack);
  const build = await step(
    'web app built',
    () => ensureWebBuild(join(stack.directories.data, 'web')),
    ({ fresh }) => (fresh ? 'sources changed' : undefined),
  );
  const parts = partsOf(stack, { demo: options.demo, webDirectory: build.directory });
  await step('MariaDB', () => supervisor.start(parts.mariadb));
  await step(
    'databases and tables',
    () => prepareDatabases(stack),
    (applied) => count(applied.length, 'applied'),
  );
  await step('installation', () => prepareInstallation(stack));
  await step('rtpengine', () => supervisor.start(parts.rtpengine));
  await step('Kamailio', () => supervisor.start(parts.kamailio));
  const mediaNode = await describeMediaNode();
  await step(`media node: ${mediaNode}`, () => supervisor.start(parts['media-1']));
  await step('worker', () => supervisor.start(parts.worker));
  await step('web app', () => supervisor.start(parts.web));
  if (options.demo)
    await step(
      'demo data',
      () => loadDemo(stack),
      (note) => note,
    );
  return stack;
}
