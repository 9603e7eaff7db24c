import type { DebianPackage } from '../system/packages';
import type { Scenario } from './scenario';

export interface Skip {
  name: string;
  reason: string;
}

/** One test that failed. */
export interface Failure {
  /** Relative to the repository, with the line if it is known; empty: no file's fault. */
  place: string;
  title: string;
  /** As the tool says it, of any length. */
  error: string;
}

export interface CheckResult {
  passed: number;
  failed: number;
  skipped: Skip[];
  /** Shown when something failed. */
  output: string;
  /** Which tests failed; a check that is one yes or no names none. */
  failures?: readonly Failure[];
  /** Tests that passed only at the second try, by name; they count as passed. */
  flaky?: readonly string[];
  /** What of it was about calls. */
  scenarios?: readonly Scenario[];
}

export interface CheckContext {
  /** For whatever the check writes; removed at the end of the run. */
  scratchDir: string;
  /** Called with live output of a long check. */
  onOutput: (text: string) => void;
}

export interface Check {
  name: string;
  about: string;
  /** What must be there first. */
  packages?: readonly DebianPackage[];
  run: (context: CheckContext) => Promise<CheckResult>;
}

/** A check that is one yes or no. */
export function verdict(ok: boolean, output: string): CheckResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], output };
}

export function addResults(results: readonly CheckResult[]): CheckResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
    skipped: results.flatMap((result) => result.skipped),
    failures: results.flatMap((result) => result.failures ?? []),
    flaky: results.flatMap((result) => result.flaky ?? []),
    output: results.map((result) => result.output).join(''),
  };
}
