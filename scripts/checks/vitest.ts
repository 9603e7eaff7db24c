import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmProgram, runCommand } from '../run-command';
import { type CheckContext, type CheckResult, verdict } from './check';
import type { VitestReport } from './vitest-reporter';

export interface VitestRun {
  project: string;
  env?: Record<string, string>;
  timeoutSeconds: number;
}

function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs one vitest project and counts its tests. A skip that gives no reason counts as a failure. */
export async function runVitest(context: CheckContext, run: VitestRun): Promise<CheckResult> {
  const countsFile = join(mkdtempSync(join(context.scratchDir, 'counts-')), 'counts.json');
  const result = await runCommand(
    npmProgram('vitest'),
    [
      'run',
      `--project=${run.project}`,
      '--reporter=default',
      '--reporter=./scripts/checks/vitest-reporter.ts',
    ],
    {
      env: { ...process.env, ...run.env, VITEST_COUNTS_FILE: countsFile, NO_COLOR: '1' },
      timeoutSeconds: run.timeoutSeconds,
      onOutput: context.onOutput,
    },
  );
  const report = readReport(countsFile);
  if (!report) return verdict(false, result.output);
  const unexplained = report.skipped.filter((skip) => skip.reason === '');
  const words = unexplained.map((skip) => `Skipped without a reason: ${skip.name}\n`).join('');
  context.onOutput(words);
  const failed = report.failed + unexplained.length;
  return {
    passed: report.passed,
    // Vitest may fail for a reason that is no test's, such as a global set-up that threw.
    failed: failed === 0 && result.code !== 0 ? 1 : failed,
    skipped: report.skipped.filter((skip) => skip.reason !== ''),
    output: result.output + words,
    scenarios: report.scenarios,
  };
}
