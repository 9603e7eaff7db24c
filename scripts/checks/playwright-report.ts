import type { CheckResult, Failure, Skip } from './check';

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: Spec[];
}

interface Spec {
  title: string;
  /** Relative to the folder of the tests. */
  file: string;
  line: number;
  tests: Test[];
}

interface Test {
  status: string;
  annotations: { type: string; description?: string }[];
  /** One for each try. */
  results: { errors: { message?: string }[] }[];
}

/** The parts of Playwright's JSON report that we read. */
export interface PlaywrightReport {
  suites: Suite[];
  errors: { message?: string }[];
}

type Counts = Required<Pick<CheckResult, 'passed' | 'failed' | 'skipped' | 'failures' | 'flaky'>>;

function specsOf(suite: Suite, path: string): { name: string; spec: Spec }[] {
  const here = path === '' ? suite.title : `${path} > ${suite.title}`;
  return [
    ...(suite.specs ?? []).map((spec) => ({ name: `${here} > ${spec.title}`, spec })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, here)),
  ];
}

/** The last try's words. */
const errorOf = ({ status, results }: Test): string =>
  status === 'skipped'
    ? 'It was skipped without a reason.'
    : (results.at(-1)?.errors ?? []).map(({ message = 'no words' }) => message).join('\n');

/** A skip that gives no reason counts as a failure; so does an error outside of any test. */
export function countPlaywright({ suites, errors }: PlaywrightReport): Counts {
  const failures: Failure[] = errors.map(({ message = 'no words' }) => ({
    ...{ place: '', title: 'outside of any test', error: message },
  }));
  const skipped: Skip[] = [];
  const flaky: string[] = [];
  let passed = 0;
  for (const { name, spec } of suites.flatMap((suite) => specsOf(suite, ''))) {
    for (const test of spec.tests) {
      const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      if (test.status === 'flaky') flaky.push(name);
      if (test.status === 'expected' || test.status === 'flaky') passed += 1;
      else if (test.status === 'skipped' && reason?.description) {
        skipped.push({ name, reason: reason.description });
      } else {
        const title = name.replace(`${spec.file} > `, '');
        failures.push({ place: `${spec.file}:${spec.line}`, title, error: errorOf(test) });
      }
    }
  }
  return { passed, failed: failures.length, skipped, failures, flaky };
}
