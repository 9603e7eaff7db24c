import { expect, test } from 'vitest';
import { compileBlockGroup } from '@/lib/block-list/plan';
import { screened } from './screening';
import { cases, domain, lists } from './screening-cases.json';

const held = lists as Record<string, Record<string, unknown>>;

test.each(cases)('%s: %s gets %s', (list, caller, expected) => {
  const read = (key: string) => held[String(list)]?.[key];
  expect(screened(read, domain, caller)).toBe(expected ?? undefined);
});

test('the compiler writes what the cases are about', () => {
  const numbers = [
    { id: 'blk_1', value: '+4930901820' },
    { id: 'blk_2', value: '4711' },
  ];
  const patterns = ['0[1-3]*', '+4940*'];
  const rest = { action: 'busy' as const, anonymous: true, patterns };
  const documents = compileBlockGroup({ id: '100', numbers, rest }, { sipDomain: domain });
  const written = documents.map(({ key, text }) => [key, JSON.parse(text) as unknown]);
  expect(Object.fromEntries(written)).toEqual(held.whole);
});

test('what is no number and no pattern is refused in words', () => {
  const compile = (value: string, pattern: string) =>
    compileBlockGroup(
      {
        ...{ id: '0', numbers: [{ id: 'blk_1', value }] },
        rest: { action: 'busy', anonymous: false, patterns: [pattern] },
      },
      { sipDomain: domain },
    );
  expect(() => compile("1' OR '1", '1*')).toThrow('Not a number');
  expect(() => compile('4711', '${x}')).toThrow('Not a pattern');
});
