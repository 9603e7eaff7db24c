import { expect, it } from 'vitest';
import { countPlaywright } from './playwright-report';

const spec = (title: string, status: string, description?: string) => ({
  title,
  tests: [
    {
      status,
      annotations: description === undefined ? [] : [{ type: 'skip', description }],
    },
  ],
});

it('counts tests at every depth; a flaky one and a skip without a reason are failures', () => {
  const report = {
    errors: [],
    suites: [
      {
        title: 'sign-in.spec.ts',
        specs: [spec('works', 'expected'), spec('sometimes', 'flaky')],
        suites: [
          {
            title: 'on a phone',
            specs: [
              spec('fits', 'expected'),
              spec('breaks', 'unexpected'),
              spec('rings', 'skipped', 'no media node'),
              spec('sings', 'skipped'),
            ],
          },
        ],
      },
    ],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 2,
    failed: 3,
    skipped: [{ name: 'sign-in.spec.ts > on a phone > rings', reason: 'no media node' }],
  });
});

it('counts an error outside of a test', () => {
  expect(countPlaywright({ suites: [], errors: [{ message: 'no browser' }] }).failed).toBe(1);
});
