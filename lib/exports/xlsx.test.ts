import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Value } from './table';
import { createXlsxWriter, xlsxCell, xmlText } from './xlsx';

const COLUMNS = [
  { title: 'When & where', kind: 'moment' as const },
  { title: 'Who', kind: 'text' as const },
  { title: 'Seconds', kind: 'number' as const },
];

const HOSTILE = [
  '=HYPERLINK("http://evil.example","click")',
  '+4930901820',
  '-1+1',
  '@SUM(1)',
  '</t></is></c><c><f>1+1</f></c>',
  '<script>alert(1)</script> & "quotes"',
  '_x0041_ is not A',
  ' padded ',
  'Jürgen 😀',
];

interface SheetCell {
  '@_t'?: string;
  '@_s'?: string;
  v?: string;
  is?: { t: string | { '#text': string } };
}

async function written(rows: readonly (readonly Value[])[], sheetRows?: number) {
  const writer = createXlsxWriter(COLUMNS, 'Calls', sheetRows);
  const pieces = [...(await writer.begin())];
  for (const row of rows) pieces.push(...(await writer.rows([row])));
  pieces.push(...(await writer.end()));
  const files = unzipSync(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  return new Map(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
}

const parser = new XMLParser({
  ...{ ignoreAttributes: false, trimValues: false, parseTagValue: false },
  isArray: (name) => ['row', 'c', 'sheet', 'Override'].includes(name),
});

function rowsOf(xml: string): SheetCell[][] {
  const read = parser.parse(xml) as { worksheet: { sheetData: { row: { c: SheetCell[] }[] } } };
  return read.worksheet.sheetData.row.map(({ c }) => c);
}

function textOf(cell: SheetCell | undefined): string | undefined {
  const text = cell?.is?.t;
  return typeof text === 'object' ? text['#text'] : text;
}

test('every part is well formed, and every text comes back as text', async () => {
  const files = await written(HOSTILE.map((text, place) => [null, text, place]));
  for (const [name, xml] of files) expect(XMLValidator.validate(xml), name).toBe(true);
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).not.toMatch(/<f[ >]/);
  const [heading, ...rows] = rowsOf(sheet);
  expect(heading?.map(textOf)).toEqual(['When & where', 'Who', 'Seconds']);
  const texts = rows.map((row) => textOf(row[1])?.replaceAll('_x005F_', '_'));
  expect(texts).toEqual(HOSTILE);
  for (const row of rows) {
    expect(row[1]?.['@_t']).toBe('inlineStr');
  }
  expect(rows.map((row) => row[2]?.v)).toEqual(HOSTILE.map((_, place) => String(place)));
});

test('what begins like a formula stays text when it is edited', () => {
  expect(xlsxCell('=1+1')).toContain(' s="3"');
  expect(xlsxCell('1+1')).not.toContain(' s=');
});

test('what XML cannot say is left out', () => {
  expect(xmlText('a\u0000b\u001fc\ud800d\uffff')).toBe('abcd');
  expect(xmlText('tab\tstays')).toBe('tab\tstays');
});

test('goes on in a new sheet when one is full', async () => {
  const rows = Array.from({ length: 10 }, (_, place) => [null, `row ${place}`, place]);
  const files = await written(rows, 5);
  const sheets = [1, 2, 3].map((n) => rowsOf(files.get(`xl/worksheets/sheet${n}.xml`) ?? ''));
  expect(sheets.map((sheet) => sheet.length)).toEqual([5, 5, 3]);
  expect(sheets.flatMap((sheet) => sheet.slice(1).map((row) => textOf(row[1])))).toEqual(
    rows.map(([, text]) => text),
  );
  const types = files.get('[Content_Types].xml') ?? '';
  expect(types.match(/worksheets\/sheet\d\.xml/g)).toHaveLength(3);
  expect(files.get('xl/workbook.xml')).toContain('name="Calls 3"');
  expect(files.has('xl/worksheets/sheet4.xml')).toBe(false);
});
