import type { Column, TableWriter, Value } from './table';
import {
  contentTypes,
  ROOT_RELATIONS,
  sheetBegin,
  SHEET_END,
  STYLE,
  STYLES,
  workbook,
  workbookRelations,
} from './xlsx-parts';
import { ZipStream } from './zip-stream';

/** Rows of one sheet, the heading among them: more a spreadsheet does not open. */
const SHEET_ROWS = 1_048_576;
const TEXT_CHARACTERS = 32_767;
/** Text compressed at once: what an event loop does not notice. */
const PIECE_CHARACTERS = 256 * 1024;
const WIDTH = { text: 16, number: 9, moment: 19 } as const;

const SPECIAL = /[&<>\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_/;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const FORMULA = new Set('=+-@\t\r\n\uff1d\uff0b\uff0d\uff20');

/** Text of a cell. `_x0041_` would be read as a character's number: its underscore is written so. */
export function xmlText(text: string): string {
  const cut = text.length > TEXT_CHARACTERS ? text.slice(0, TEXT_CHARACTERS) : text;
  if (!SPECIAL.test(cut)) return cut;
  return cut
    .replace(NOT_XML, '')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text is an inline string, never a formula, a number or a date that somebody guessed. */
export function xlsxCell(value: Value): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'object')
    return `<c s="${STYLE.moment}"><v>${value.serial.toFixed(9)}</v></c>`;
  const style = FORMULA.has(value.charAt(0)) ? ` s="${STYLE.guarded}"` : '';
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function headingRow(columns: readonly Column[]): string {
  const cells = columns.map(
    ({ title }) => `<c s="${STYLE.heading}" t="inlineStr"><is><t>${xmlText(title)}</t></is></c>`,
  );
  return `<row>${cells.join('')}</row>`;
}

/**
 * A workbook as a stream: as many sheets as the rows need, none of them in memory. `name` is that of
 * the sheets: ours, without special characters.
 */
export function createXlsxWriter(
  columns: readonly Column[],
  name: string,
  sheetRows = SHEET_ROWS,
): TableWriter {
  const zip = new ZipStream();
  let sheets = 0;
  let left = 0;

  async function file(path: string, text: string): Promise<void> {
    zip.begin(path);
    await zip.write(text);
    await zip.close();
  }

  async function endSheet(): Promise<void> {
    await zip.write(SHEET_END);
    await zip.close();
  }

  async function beginSheet(): Promise<void> {
    sheets += 1;
    left = sheetRows - 1;
    zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    await zip.write(sheetBegin(columns.map(({ kind }) => WIDTH[kind])) + headingRow(columns));
  }

  async function addRows(rows: readonly (readonly Value[])[]): Promise<void> {
    let text = '';
    for (const row of rows) {
      if (left === 0) {
        await zip.write(text);
        text = '';
        await endSheet();
        await beginSheet();
      }
      text += '<row>';
      for (const value of row) text += xlsxCell(value);
      text += '</row>';
      left -= 1;
      if (text.length < PIECE_CHARACTERS) continue;
      await zip.write(text);
      text = '';
    }
    await zip.write(text);
  }

  return {
    begin: async () => {
      await file('_rels/.rels', ROOT_RELATIONS);
      await file('xl/styles.xml', STYLES);
      await beginSheet();
      return zip.take();
    },
    rows: async (rows) => {
      await addRows(rows);
      return zip.take();
    },
    end: async () => {
      await endSheet();
      await file('xl/workbook.xml', workbook(name, sheets));
      await file('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
      await file('[Content_Types].xml', contentTypes(sheets));
      zip.end();
      return zip.take();
    },
  };
}
