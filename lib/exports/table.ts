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

/** Text is meant in UTF-8. */
export type Piece = string | Buffer;

/** Makes a file of rows, in order. What it answers are the file's next pieces. */
export interface TableWriter {
  begin(): Promise<Piece[]>;
  rows(rows: readonly (readonly Value[])[]): Promise<Piece[]>;
  end(): Promise<Piece[]>;
}
