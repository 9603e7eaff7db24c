import { describe, expect, it } from 'vitest';
import { countLines, houseFaults, medianLines } from './house-rules';

const file = (path: string, text = 'export const a = 1;\n') => ({ path, text });
const lines = (count: number): string => 'a;\n'.repeat(count);

describe('house rules', () => {
  it('finds nothing in a tidy file', () => {
    expect(houseFaults([file('lib/numbers/rules.ts'), file('app/[id]/page.tsx')])).toEqual([]);
  });

  it.each([
    ['a long file', file('lib/a.ts', lines(301)), '301 lines'],
    ['a long route', file('app/api/v1/route.ts', lines(31)), '30 at most'],
    ['a long page', file('app/home/page.tsx', lines(81)), '80 at most'],
    ['a barrel', file('lib/numbers/index.ts'), 'one thing'],
    ['a drawer', file('lib/numbers/utils.test.ts'), 'one thing'],
    ['another case', file('components/NumberRow.tsx'), 'kebab-case'],
    ['a cast through unknown', file('lib/a.ts', 'x as unknown as Y;\n'), 'hides a type'],
    ['a note to self', file('lib/a.ts', '\n// TODO more\n'), 'lib/a.ts:2'],
    ['a silenced lint', file('lib/a.ts', '// oxlint-disable\n'), 'mend the code'],
    ['raw SQL in a feature', file('lib/a.ts', 'db.$queryRaw`x`'), 'raw SQL'],
  ])('finds %s', (_, fault, words) => {
    const faults = houseFaults([fault, file('lib/small.ts'), file('lib/tiny.ts')]);
    expect(faults.join('\n')).toContain(words);
    expect(faults).toHaveLength(1);
  });

  it('watches the middle length', () => {
    const files = [file('a.ts', lines(90)), file('b.ts', lines(85)), file('c.ts', lines(2))];
    expect(medianLines(files)).toBe(85);
    expect(houseFaults(files)).toEqual(['median of 85 lines a file, 80 at most']);
  });

  it('counts lines with and without the last line break', () => {
    expect(['', 'a', 'a\n', 'a\nb'].map(countLines)).toEqual([0, 1, 1, 2]);
  });
});
