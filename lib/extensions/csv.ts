import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fault, type FieldError } from '@/lib/http/fault';
import { fieldErrors, wordsOf } from '@/lib/http/words';
import { CSV_COLUMNS, CSV_LINES_MAX } from './bulk-contract';
import { extensionFields } from './contract';
import { numberFault } from './rules';

type Column = (typeof CSV_COLUMNS)[number];

const yesNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false'], 'Must be true or false.'))
  .transform((word) => word === 'true');
const seconds = z
  .string()
  .regex(/^[0-9]{1,4}$/, 'Must be a whole number of seconds.')
  .transform(Number)
  .pipe(extensionFields.ringTimeoutSeconds);
const emptyIsNull = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal('').transform(() => null), schema]);

/** An empty cell: nothing for e-mail and caller id, "as it is" for the two others. */
const lineSchema = z.object({
  number: extensionFields.number,
  name: extensionFields.name,
  email: emptyIsNull(extensionFields.email.unwrap()).optional(),
  enabled: z.union([z.literal('').transform(() => undefined), yesNo]).optional(),
  ring_timeout_seconds: z.union([z.literal('').transform(() => undefined), seconds]).optional(),
  outbound_caller_id: emptyIsNull(extensionFields.outboundCallerId.unwrap()).optional(),
});

export interface CsvExtension {
  line: number;
  number: string;
  name: string;
  email?: string | null;
  enabled?: boolean;
  ringTimeoutSeconds?: number;
  outboundCallerId?: string | null;
}

export function csvFault(errors: readonly FieldError[]) {
  return fault('invalid_csv', {
    public: 'The file has lines with errors; nothing was imported.',
    errors: errors.slice(0, 200),
  });
}

const FORMULA = /^[=+\-@\t\r]/;

/** A spreadsheet takes these for a formula; an apostrophe in front makes it text (OWASP, CSV injection). */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

function parseRows(text: string): Parsed[] {
  try {
    const rows: unknown[] = parse(text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
      delimiter: [',', ';'],
    });
    // The package's types do not know what `info` does to the rows.
    return rows as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw csvFault([{ line, field: '', message: 'The line is not CSV: look at its quotes.' }]);
  }
}

function columnsOf(header: readonly string[]): Column[] {
  const known: readonly string[] = CSV_COLUMNS;
  const names = header.map((name) => name.toLowerCase());
  const errors: FieldError[] = [];
  names.forEach((name, index) => {
    const field = name.slice(0, 100);
    if (!known.includes(name)) errors.push({ line: 1, field, message: 'There is no such column.' });
    else if (names.indexOf(name) !== index) {
      errors.push({ line: 1, field, message: 'The column is given twice.' });
    }
  });
  for (const name of ['number', 'name']) {
    if (!names.includes(name)) {
      errors.push({ line: 1, field: name, message: 'The column is missing.' });
    }
  }
  if (errors.length > 0) throw csvFault(errors);
  return names as Column[];
}

/** One error for each cell that is wrong, or the extension. */
function parseLine(
  columns: readonly Column[],
  { record, info }: Parsed,
  digits: number,
): CsvExtension | FieldError[] {
  const line = info.lines;
  if (record.length !== columns.length) {
    const message = `Has ${record.length} cells; the header has ${columns.length}.`;
    return [{ line, field: '', message }];
  }
  const cells = columns.map((name, index) => [name, unguarded(record[index] ?? '')] as const);
  const result = lineSchema.safeParse(Object.fromEntries(cells), { error: wordsOf });
  if (!result.success) return fieldErrors(result.error).map((error) => ({ ...error, line }));
  const { ring_timeout_seconds, outbound_caller_id, enabled, email, ...rest } = result.data;
  const wrongLength = numberFault(rest.number, digits);
  if (wrongLength) return [{ line, field: 'number', message: wrongLength }];
  return {
    line,
    ...rest,
    ...(email !== undefined && { email }),
    ...(enabled !== undefined && { enabled }),
    ...(ring_timeout_seconds !== undefined && { ringTimeoutSeconds: ring_timeout_seconds }),
    ...(outbound_caller_id !== undefined && { outboundCallerId: outbound_caller_id }),
  };
}

/** Throws `invalid_csv` that names every bad line and cell. Pure. */
export function parseExtensionsCsv(text: string, digits: number): CsvExtension[] {
  const [header, ...lines] = parseRows(text);
  const columns = columnsOf(header?.record ?? []);
  if (lines.length > CSV_LINES_MAX) {
    throw csvFault([
      { line: CSV_LINES_MAX + 2, field: '', message: `At most ${CSV_LINES_MAX} lines.` },
    ]);
  }
  const errors: FieldError[] = [];
  const rows: CsvExtension[] = [];
  const firstLine = new Map<string, number>();
  for (const parsed of lines) {
    const row = parseLine(columns, parsed, digits);
    if (Array.isArray(row)) {
      errors.push(...row);
      continue;
    }
    const before = firstLine.get(row.number);
    if (before !== undefined) {
      const message = `The number is in line ${before} already.`;
      errors.push({ line: row.line, field: 'number', message });
    }
    firstLine.set(row.number, row.line);
    rows.push(row);
  }
  if (errors.length > 0) throw csvFault(errors);
  return rows;
}
