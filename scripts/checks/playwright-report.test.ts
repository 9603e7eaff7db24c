import { expect, it } from 'vitest';
import { countPlaywright } from './playwright-report';

interface More {
  reason?: string;
  /** One error for each try. */
  tries?: string[];
}

const spec = (title: string, status: string, { reason, tries = [] }: More = {}) => ({
  ...{ title, file: 'sign-in.spec.ts', line: 7 },
  tests: [
    {
      status,
      annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }],
      results: tries.map((message) => ({ errors: [{ message }] })),
    },
  ],
});

it('counts tests at every depth; a skip without a reason is a failure', () => {
  const report = {
    errors: [],
    suites: [
      {
        title: 'sign-in.spec.ts',
        specs: [spec('works', 'expected'), spec('sometimes', 'flaky', { tries: ['too slow'] })],
        suites: [
          {
            title: 'on a phone',
            specs: [
              spec('fits', 'expected'),
              spec('breaks', 'unexpected', { tries: ['first', 'Error: again'] }),
              spec('rings', 'skipped', { reason: 'no media node' }),
              spec('sings', 'skipped'),
            ],
          },
        ],
      },
    ],
  };
  const place = 'sign-in.spec.ts:7';
  expect(countPlaywright(report)).toEqual({
    ...{ passed: 3, failed: 2 },
    skipped: [{ name: 'sign-in.spec.ts > on a phone > rings', reason: 'no media node' }],
    failures: [
      { place, title: 'on a phone > breaks', error: 'Error: again' },
      {
        ...{ place, title: 'on a phone > sings' },
        error: 'It was skipped without a reason.',
      },
    ],
    flaky: ['sign-in.spec.ts > sometimes'],
  });
});

it('counts an error outside of a test', () => {
  const { failed, failures } = countPlaywright({ suites: [], errors: [{ message: 'no browser' }] });
  expect(failed).toBe(1);
  expect(failures[0]?.error).toBe('no browser');
});
