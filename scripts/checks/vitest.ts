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
  const failures = [
    ...report.failures,
    ...unexplained.map(({ place, name }) => ({
      ...{ place, title: name, error: 'It was skipped without a reason.' },
    })),
  ];
  return {
    passed: report.passed,
    // Vitest may fail for a reason that is no test's, such as a global set-up that threw.
    failed: failures.length === 0 && result.code !== 0 ? 1 : failures.length,
    skipped: report.skipped
      .filter((skip) => skip.reason !== '')
      .map(({ name, reason }) => ({ name, reason })),
    output: result.output,
    failures,
    flaky: report.flaky,
    scenarios: report.scenarios,
  };
}
