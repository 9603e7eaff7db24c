import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Skip } from './check';
import { scenarioFolder, type Scenario } from './scenario';
import { skipReason } from './skip-reason';

export interface VitestReport {
  passed: number;
  failed: number;
  skipped: Skip[];
  scenarios: Scenario[];
}

/** What a test says beside that it passed: `context.annotate(…)`. */
const saidBy = (test: TestCase) => test.annotations().map(({ message }) => message);

function scenarioOf(folder: string, test: TestCase): Scenario {
  const result = test.result();
  const state = result.state === 'pending' ? 'failed' : result.state;
  const note = result.state === 'skipped' ? skipReason(test.fullName, result.note) : '';
  const suite = test.parent.type === 'suite' ? test.parent.fullName : test.module.relativeModuleId;
  return { folder, suite, name: test.name, state, note: [note, ...saidBy(test)].join(' ').trim() };
}

function add(report: VitestReport, file: TestModule): void {
  // A file that does not load has no tests to fail: it is one failure itself.
  report.failed += file.errors().length;
  const folder = scenarioFolder(file.relativeModuleId);
  for (const test of file.children.allTests()) {
    if (folder) report.scenarios.push(scenarioOf(folder, test));
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
    const report: VitestReport = {
      ...{ passed: 0, failed: unhandledErrors.length, skipped: [], scenarios: [] },
    };
    for (const file of files) add(report, file);
    const path = process.env['VITEST_COUNTS_FILE'];
    if (path) writeFileSync(path, JSON.stringify(report));
  }
}
