/** A cell of a table: null is empty. */
export type Cell = string | number | null;

/** Shows a spreadsheet that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;
/** What a spreadsheet may take for a formula, also in its full-width forms. */
const FORMULA = new Set('=+-@\t\r\n\uff1d\uff0b\uff0d\uff20');
/** Where another separator is usual, a formula could begin inside the cell. */
const INNER_FORMULA = /([;\t\r\n]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * One field (RFC 4180). Text that a spreadsheet could take for a formula gets an apostrophe before it,
 * numbers in E.164 as well: `'+4930901820` can be read in full everywhere, where the bare number
 * would be shown as 4.93E+09.
 */
export function csvCell(cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = FORMULA.has(cell.charAt(0)) ? `'${cell}` : cell;
  if (!NEEDS_QUOTES.test(guarded)) return guarded;
  const text = guarded.replace(INNER_FORMULA, "$1'");
  return `"${text.replaceAll('"', '""')}"`;
}

/** One record, with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let place = 0; place < cells.length; place += 1) {
    if (place > 0) line += ',';
    line += csvCell(cells[place] ?? null);
  }
  return `${line}\r\n`;
}
