import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Skip } from './check';
import { skipReason } from './skip-reason';

export interface VitestReport {
  passed: number;
  failed: number;
  skipped: Skip[];
}

function add(report: VitestReport, file: TestModule): void {
  // A file that does not load has no tests to fail: it is one failure itself.
  report.failed += file.errors().length;
  for (const test of file.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') report.passed += 1;
    else if (result.state === 'failed') report.failed += 1;
    else {
      const note = result.state === 'skipped' ? result.note : 'it never ran';
      report.skipped.push({ name: test.fullName, reason: skipReason(test.fullName, note) });
    }
  }
}

/** Unlike vitest's own JSON, keeps the reason given to `context.skip(reason)`. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(files: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const report: VitestReport = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const file of files) add(report, file);
    const path = process.env['VITEST_COUNTS_FILE'];
    if (path) writeFileSync(path, JSON.stringify(report));
  }
}
