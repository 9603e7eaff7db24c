import { describe, expect, it } from 'vitest';
import { addResults, verdict } from './check';
import { summaryLines } from './summary';

const skip = { name: 'call through FreeSWITCH', reason: 'no FreeSWITCH found' };

describe('summary of a test run', () => {
  it('sums tests and single verdicts in the last line', () => {
    const lines = summaryLines(
      [
        { name: 'format', ...verdict(true, '') },
        { name: 'unit', passed: 40, failed: 2, skipped: [skip], output: '' },
      ],
      'simulator (no FreeSWITCH found)',
    );
    expect(lines).toEqual([
      'failed: unit (2)',
      'skipped: call through FreeSWITCH: no FreeSWITCH found',
      'media node: simulator (no FreeSWITCH found)',
      '41 passed, 2 failed, 1 skipped',
    ]);
  });

  it('adds up the parts of one check', () => {
    const sum = addResults([
      verdict(true, 'a'),
      { passed: 3, failed: 1, skipped: [skip], output: 'b' },
    ]);
    expect(sum).toEqual({ passed: 4, failed: 1, skipped: [skip], output: 'ab' });
  });
});
