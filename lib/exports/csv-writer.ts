import { BYTE_ORDER_MARK, csvCell, csvLine, type Cell } from './csv';
import type { Column, TableWriter, Value } from './table';

const cellOf = (value: Value): Cell =>
  typeof value === 'object' && value !== null ? value.text : value;

/** RFC 4180 with a header line, in UTF-8. Nothing is kept between rows, so it can go on anywhere. */
export function createCsvWriter(columns: readonly Column[], hasMark: boolean): TableWriter {
  return {
    begin: async () => [
      `${hasMark ? BYTE_ORDER_MARK : ''}${csvLine(columns.map(({ title }) => title))}`,
    ],
    rows: async (rows) => {
      let text = '';
      for (const row of rows) {
        for (let place = 0; place < row.length; place += 1) {
          if (place > 0) text += ',';
          text += csvCell(cellOf(row[place] ?? null));
        }
        text += '\r\n';
      }
      return [text];
    },
    end: async () => [],
  };
}
