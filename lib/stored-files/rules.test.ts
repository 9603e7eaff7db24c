import { expect, test } from 'vitest';
import { quotaWarning } from './rules';

test('warns from 80 per cent on, and says when it is full', () => {
  expect(quotaWarning(799, 1000)).toBeNull();
  expect(quotaWarning(800, 1000)).toBe('nearly_full');
  expect(quotaWarning(999, 1000)).toBe('nearly_full');
  expect(quotaWarning(1000, 1000)).toBe('full');
  expect(quotaWarning(5, null)).toBeNull();
});
