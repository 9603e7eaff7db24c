import { CsvError, parse } from 'csv-parse/sync';
import { patternFault } from '@/lib/call-plan/pattern';
import { csvFault } from '@/lib/extensions/csv';
import type { FieldError } from '@/lib/http/fault';
import { text } from '@/lib/shared/fields';
import { blockedNumber, ENTRIES_MAX, type BlockMatch } from './rules';

export interface CsvEntry {
  line: number;
  match: BlockMatch;
  value: string;
  note: string;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

const note = text(200);

function parseRows(given: string): Parsed[] {
  try {
    const rows: unknown[] = parse(given, {
      ...{ bom: true, info: true, relaxColumnCount: true, skipEmptyLines: true, trim: true },
      delimiter: [',', ';', '\t'],
    });
    // The package's types do not know what `info` does to the rows.
    return rows as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw csvFault([{ line, field: '', message: 'The line is not CSV: look at its quotes.' }]);
  }
}

/** A spreadsheet's guard against formulas: `'+49…`. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

function valueOf(cell: string): Pick<CsvEntry, 'match' | 'value'> | string {
  if (/^anonymous$/i.test(cell)) return { match: 'anonymous', value: '' };
  if (/[?*[\]]/.test(cell)) {
    const pattern = cell.replace(/[\s\u00a0]/g, '');
    return patternFault(pattern) ?? { match: 'pattern', value: pattern };
  }
  const value = blockedNumber(cell);
  return value === undefined
    ? 'Not a number, a pattern such as +4930*, or the word anonymous.'
    : { match: 'number', value };
}

function entryOf({ record, info }: Parsed): CsvEntry | FieldError {
  const line = info.lines;
  if (record.length > 2) {
    return {
      line,
      field: '',
      message: `Has ${record.length} cells; a line has a number and a note.`,
    };
  }
  const value = valueOf(unguarded(record[0] ?? ''));
  if (typeof value === 'string') return { line, field: 'value', message: value };
  const words = note.safeParse(unguarded(record[1] ?? ''));
  if (words.success) return { line, ...value, note: words.data };
  return { line, field: 'note', message: words.error.issues[0]?.message ?? 'Not a note.' };
}

const HEADER = /^(value|number)$/i;

/** What is blocked, in one word that two lines with the same have in common. */
export const keyOf = ({ match, value }: Pick<CsvEntry, 'match' | 'value'>) => `${match} ${value}`;

/** What stands twice in the file is the same: the first one counts. Pure. */
export function distinct(entries: readonly CsvEntry[]): CsvEntry[] {
  const first = new Map<string, CsvEntry>();
  for (const entry of entries) if (!first.has(keyOf(entry))) first.set(keyOf(entry), entry);
  return [...first.values()];
}

/**
 * Numbers, patterns and the word `anonymous`, one for each line that says something. Pure.
 * @throws Fault invalid_csv that names every bad line.
 */
export function parseBlockCsv(given: string): CsvEntry[] {
  const rows = parseRows(given);
  const lines = HEADER.test(rows[0]?.record[0] ?? '') ? rows.slice(1) : rows;
  if (lines.length > ENTRIES_MAX) {
    throw csvFault([
      { line: ENTRIES_MAX + 1, field: '', message: `At most ${ENTRIES_MAX} lines.` },
    ]);
  }
  const errors: FieldError[] = [];
  const entries: CsvEntry[] = [];
  for (const parsed of lines) {
    const entry = entryOf(parsed);
    if ('message' in entry) errors.push(entry);
    else entries.push(entry);
  }
  if (errors.length > 0) throw csvFault(errors);
  return entries;
}
