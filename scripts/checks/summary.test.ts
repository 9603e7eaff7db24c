import { describe, expect, it } from 'vitest';
import { addResults, verdict } from './check';
import { summaryLines } from './summary';

const skip = { name: 'call through FreeSWITCH', reason: 'no FreeSWITCH found' };
const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
const broken = { place: 'e2e/a.spec.ts:3', title: 'a list > is sorted', error: 'Error: not so' };

describe('summary of a test run', () => {
  it('sums tests and single verdicts in the last line', () => {
    const lines = summaryLines(
      [
        { name: 'format', ...verdict(true, '') },
        {
          ...{ name: 'unit', passed: 40, failed: 1, skipped: [skip], output: 'much' },
          failures: [broken],
        },
      ],
      'simulator (no FreeSWITCH found)',
    );
    expect(lines).toEqual([
      'skipped: call through FreeSWITCH: no FreeSWITCH found',
      'media node: simulator (no FreeSWITCH found)',
      '✗ unit: e2e/a.spec.ts:3: a list > is sorted',
      '    Error: not so',
      'failed: unit (1)',
      '41 passed, 1 failed, 1 skipped',
    ]);
  });

  it('shows fifteen lines of an error, without colours and empty lines', () => {
    const error = `\u001B[31mError\u001B[39m\n\n${numbered(17)}`;
    const result = { passed: 0, failed: 1, skipped: [], output: '' };
    const failures = [{ ...broken, error }];
    const lines = summaryLines([{ name: 'browser', ...result, failures }], 'simulator');
    expect(lines.slice(2, 4)).toEqual(['    Error', '    line 1']);
    expect(lines.slice(16, 18)).toEqual(['    line 14', '    (3 lines more)']);
  });

  it('shows the end of the output where no test is to blame for all of it', () => {
    const lines = summaryLines(
      [
        {
          name: 'sip',
          passed: 1,
          failed: 2,
          skipped: [],
          output: numbered(20),
          failures: [broken],
        },
        { name: 'interrupted', ...verdict(false, '') },
      ],
      'simulator',
    );
    expect(lines.slice(1, 5)).toEqual([
      '✗ sip: e2e/a.spec.ts:3: a list > is sorted',
      '    Error: not so',
      '✗ sip: the end of its output',
      '    line 6',
    ]);
    expect(lines.slice(-5)).toEqual([
      '    line 20',
      '✗ interrupted: the end of its output',
      'failed: sip (2)',
      'failed: interrupted (1)',
      '1 passed, 3 failed, 0 skipped',
    ]);
  });

  it('names what passed only at the second try, and counts it as passed', () => {
    const result = { passed: 2, failed: 0, skipped: [], output: '', flaky: ['a > rings'] };
    expect(summaryLines([{ name: 'nodes', ...result }], 'simulator')).toEqual([
      'media node: simulator',
      'flaky: nodes: a > rings',
      '2 passed, 0 failed, 0 skipped',
    ]);
  });

  it('adds up the parts of one check', () => {
    const sum = addResults([
      { ...verdict(true, 'a'), flaky: ['x'] },
      { passed: 3, failed: 1, skipped: [skip], output: 'b', failures: [broken] },
    ]);
    expect(sum).toEqual({
      ...{ passed: 4, failed: 1, skipped: [skip], output: 'ab' },
      ...{ failures: [broken], flaky: ['x'] },
    });
  });
});
