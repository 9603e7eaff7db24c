import { expect, test } from 'vitest';
import { Fault } from '@/lib/http/fault';
import { distinct, parseBlockCsv } from './csv';
import { blockedNumber, groupOf, prefixOf, prefixPattern } from './rules';

function errorsOf(text: string) {
  try {
    parseBlockCsv(text);
  } catch (error) {
    if (error instanceof Fault) return error.errors;
    throw error;
  }
  return [];
}

test('numbers in any writing, patterns and the word; notes after comma, semicolon or tab', () => {
  const text = [
    ...['\ufeffvalue,note', '+49 30 901820,Advertising', '0049-40-123456;"a, b"', "'+43*\tAustria"],
    ...['4711', 'Anonymous,hidden', '', '+4930901820,again'],
  ].join('\r\n');
  const read = parseBlockCsv(text);
  const once = [
    { line: 2, match: 'number', value: '+4930901820', note: 'Advertising' },
    { line: 3, match: 'number', value: '+4940123456', note: 'a, b' },
    { line: 4, match: 'pattern', value: '+43*', note: 'Austria' },
    { line: 5, match: 'number', value: '4711', note: '' },
    { line: 6, match: 'anonymous', value: '', note: 'hidden' },
  ];
  const again = { line: 8, match: 'number', value: '+4930901820', note: 'again' };
  expect(read).toEqual([...once, again]);
  expect(distinct(read)).toEqual(once);
});

test('every bad line is named, and the words say what is wrong', () => {
  expect(errorsOf('+4930901820\nnobody\n[5-2]*\n1,2,3\n+4940123456,a\u0007b\n')).toEqual([
    {
      ...{ line: 2, field: 'value' },
      message: 'Not a number, a pattern such as +4930*, or the word anonymous.',
    },
    {
      ...{ line: 3, field: 'value' },
      message: 'A range begins with the smaller digit, such as [2-5].',
    },
    { line: 4, field: '', message: 'Has 3 cells; a line has a number and a note.' },
    { line: 5, field: 'note', message: 'Control characters are not taken.' },
  ]);
  expect(errorsOf('"+49\n')).toMatchObject([{ message: expect.stringContaining('not CSV') }]);
});

test('a file of fifty thousand lines is read, one more is not', () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `+4930${1_000_000 + index}`);
  expect(parseBlockCsv(lines.join('\n'))).toHaveLength(50_000);
  expect(errorsOf([...lines, '4711'].join('\n'))).toMatchObject([
    { message: 'At most 50000 lines.' },
  ]);
});

test.each([
  ['+49 (30) 901-820', '+4930901820'],
  ['0049 30 901820', '+4930901820'],
  ['030 901820', '030901820'],
  ['4711', '4711'],
  ['7', undefined],
  ['+0', undefined],
  ['anonymous', undefined],
  ['sip:1@x', undefined],
])('%s is kept as %s', (typed, kept) => {
  expect(blockedNumber(typed)).toBe(kept);
});

test('numbers are in the group of their last two digits, everything else in the last', () => {
  expect(groupOf('number', '+4930901807')).toBe(7);
  expect(groupOf('number', '99')).toBe(99);
  expect(groupOf('pattern', '+4930*')).toBe(100);
  expect(groupOf('anonymous', '')).toBe(100);
});

test.each([
  ['+49 30', '+4930*', '+4930'],
  ['0049-30', '+4930*', '+4930'],
  ['+4930*', '+4930*', '+4930'],
  ['0900', '0900*', '0900'],
  ['', '', undefined],
  ['+49[2-4]', '+49[2-4]*', undefined],
])('everybody whose number begins with %j', (typed, pattern, prefix) => {
  expect(prefixPattern(typed)).toBe(pattern);
  expect(prefixOf(pattern)).toBe(prefix);
});
