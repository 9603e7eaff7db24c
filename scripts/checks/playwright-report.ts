import type { CheckResult, Skip } from './check';

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: Spec[];
}

interface Spec {
  title: string;
  tests: { status: string; annotations: { type: string; description?: string }[] }[];
}

/** The parts of Playwright's JSON report that we count. */
export interface PlaywrightReport {
  suites: Suite[];
  errors: { message?: string }[];
}

function specsOf(suite: Suite, path: string): { name: string; spec: Spec }[] {
  const here = path === '' ? suite.title : `${path} > ${suite.title}`;
  return [
    ...(suite.specs ?? []).map((spec) => ({ name: `${here} > ${spec.title}`, spec })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, here)),
  ];
}

/** A skip that gives no reason counts as a failure; so does an error outside of any test. */
export function countPlaywright({ suites, errors }: PlaywrightReport): Omit<CheckResult, 'output'> {
  let passed = 0;
  let failed = errors.length;
  const skipped: Skip[] = [];
  for (const { name, spec } of suites.flatMap((suite) => specsOf(suite, ''))) {
    for (const { status, annotations } of spec.tests) {
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      if (status === 'expected') passed += 1;
      else if (status === 'skipped' && reason?.description) {
        skipped.push({ name, reason: reason.description });
      } else failed += 1;
    }
  }
  return { passed, failed, skipped };
}
