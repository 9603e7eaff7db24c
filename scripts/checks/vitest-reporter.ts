import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Failure, Skip } from './check';
import { scenarioFolder, type Scenario } from './scenario';
import { skipReason } from './skip-reason';
import { failedTest, failuresAround, strayFailure } from './vitest-failure';

export interface VitestReport {
  passed: number;
  /** Tests, and what went wrong around them. */
  failures: Failure[];
  /** Passed at the second try; part of `passed`. */
  flaky: string[];
  skipped: (Skip & { place: string })[];
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
  report.failures.push(...failuresAround(file));
  const place = file.relativeModuleId;
  const folder = scenarioFolder(place);
  for (const test of file.children.allTests()) {
    if (folder) report.scenarios.push(scenarioOf(folder, test));
    const result = test.result();
    if (test.diagnostic()?.flaky) report.flaky.push(`${place}: ${test.fullName}`);
    if (result.state === 'passed') report.passed += 1;
    else if (result.state === 'failed') report.failures.push(failedTest(test));
    else {
      const note = result.state === 'skipped' ? result.note : 'it never ran';
      const reason = skipReason(test.fullName, note);
      report.skipped.push({ place, name: test.fullName, reason });
    }
  }
}

/** Unlike vitest's own JSON, keeps the reason given to `context.skip(reason)`. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(files: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const report: VitestReport = {
      ...{ passed: 0, flaky: [], skipped: [], scenarios: [] },
      failures: unhandledErrors.map(strayFailure),
    };
    for (const file of files) add(report, file);
    const path = process.env['VITEST_COUNTS_FILE'];
    if (path) writeFileSync(path, JSON.stringify(report));
  }
}
