import { describe, expect, it } from 'vitest';
import { suggestNumber } from '@/components/extensions/suggest-number';

describe('suggestNumber', () => {
  it('begins at 101 and fills gaps', () => {
    expect(suggestNumber([], 3)).toBe('101');
    expect(suggestNumber(['101', '102', '104'], 3)).toBe('103');
    expect(suggestNumber([], 4)).toBe('1001');
  });

  it('says nothing when all are taken', () => {
    const all = Array.from({ length: 99 }, (_, number) => String(number + 1));
    expect(suggestNumber(all, 2)).toBe('');
  });
});
