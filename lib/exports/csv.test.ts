import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv';
import { createCsvWriter } from './csv-writer';

test('what a spreadsheet could take for a formula begins with an apostrophe', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    expect(csvCell(`${sign}1+1`)).toBe(`'${sign}1+1`);
  }
  expect(csvCell('\t=1')).toBe('"\'\t\'=1"');
  expect(csvCell('\r=1')).toBe('"\'\r\'=1"');
  expect(csvCell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"');
});

test('a number in E.164 can be read in full', () => {
  expect(csvCell('+4930901820')).toBe("'+4930901820");
  expect(csvCell('030901820')).toBe('030901820');
});

test('no formula begins behind a separator of another country', () => {
  expect(csvCell('Ada;=cmd|calc')).toBe(`"Ada;'=cmd|calc"`);
  expect(csvCell('a\n @SUM(1)')).toBe(`"a\n '@SUM(1)"`);
});

test('numbers are numbers, also below nothing; nothing is nothing', () => {
  expect(csvLine([-1.5, 0, null, '', 'x'])).toBe('-1.5,0,,,x\r\n');
});

test('quotes, commas, line ends and blanks at the ends come back as they were', async () => {
  const rows = [
    ['a "b" c', 'x,y', 'one\r\ntwo', ' padded '],
    ['<script>alert(1)</script>', '', 'Jürgen 😀', '; DROP'],
  ];
  const columns = ['One', 'Two', 'Three', 'Four'].map((title) => ({
    title,
    kind: 'text' as const,
  }));
  const writer = createCsvWriter(columns, true);
  const parts = [await writer.begin(), await writer.rows(rows), await writer.end()].flat();
  const bytes = Buffer.from(parts.join(''));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const read = parse(bytes, { bom: true, record_delimiter: '\r\n' });
  expect(read).toEqual([['One', 'Two', 'Three', 'Four'], ...rows]);
});
