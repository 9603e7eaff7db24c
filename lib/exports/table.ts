import type { Cell } from './csv';

/** `moment` cells are two: as text and as a spreadsheet's number. */
export interface Column {
  title: string;
  kind: 'text' | 'number' | 'moment';
}

/** A moment in a row: CSV takes the text, XLSX the number. */
export interface Moment {
  text: string;
  serial: number;
}

export type Value = Cell | Moment;

/** Makes a file of rows, in order. What it answers are the file's next bytes. */
export interface TableWriter {
  begin(): Promise<Buffer[]>;
  rows(rows: readonly (readonly Value[])[]): Promise<Buffer[]>;
  end(): Promise<Buffer[]>;
}
