import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmProgram, runCommand } from '../run-command';
import { findFreePlan } from '../system/free-ports';
import { BROWSER_PACKAGE, SERVER_PACKAGES } from '../system/packages';
import { type Check, type CheckContext, type CheckResult, verdict } from './check';
import { countPlaywright } from './playwright-report';

const UP_SECONDS = 600;
const TESTS_SECONDS = 1800;

const livery = (...args: string[]): readonly string[] => [
  '--import',
  'tsx',
  'scripts/livery.ts',
  ...args,
];

async function runTests(
  { scratchDir, onOutput }: CheckContext,
  env: Record<string, string>,
): Promise<CheckResult> {
  const report = join(scratchDir, 'playwright.json');
  const result = await runCommand(npmProgram('playwright'), ['test', '--reporter=list,json'], {
    env: {
      ...process.env,
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PLAYWRIGHT_OUTPUT_DIR: join(scratchDir, 'playwright'),
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      NO_COLOR: '1',
    },
    timeoutSeconds: TESTS_SECONDS,
    onOutput,
  });
  try {
    const counted = countPlaywright(JSON.parse(readFileSync(report, 'utf8')));
    const failed = counted.failed === 0 && result.code !== 0 ? 1 : counted.failed;
    return { ...counted, failed, output: result.output };
  } catch {
    return verdict(false, result.output);
  }
}

/** The whole product in a directory of its own, as a newcomer would start it; counts as one more check. */
async function run(context: CheckContext): Promise<CheckResult> {
  const dataDir = join(context.scratchDir, 'stack');
  const { base } = await findFreePlan(1);
  try {
    const args = ['--detach', '--data-dir', dataDir, '--port-base', String(base)];
    const up = await runCommand(process.execPath, livery('up', ...args), {
      timeoutSeconds: UP_SECONDS,
      onOutput: context.onOutput,
    });
    if (up.code !== 0) return verdict(false, up.output);
    const tests = await runTests(context, {
      LIVERY_URL: `http://localhost:${base}`,
      LIVERY_DATA_DIR: dataDir,
    });
    return { ...tests, passed: tests.passed + 1 };
  } finally {
    await runCommand(process.execPath, livery('down', '--data-dir', dataDir), {
      timeoutSeconds: 180,
    });
  }
}

export const browserCheck: Check = {
  name: 'browser',
  about: './livery up, then the cabinet in Chromium',
  packages: [...SERVER_PACKAGES, BROWSER_PACKAGE],
  run,
};
