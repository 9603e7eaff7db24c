import { basename } from 'node:path';
import { functionLengths } from './function-lengths';

export interface SourceFile {
  path: string;
  text: string;
}

/** Files that may be longer than LINE_LIMIT, each with its reason. */
export const LONG_FILES: Record<string, string> = {};

const LINE_LIMIT = 300;
const MEDIAN_LIMIT = 80;
const FUNCTION_LIMIT = 50;

/** Files whose length is a promise of its own. */
const SHORT_FILES: readonly [pattern: RegExp, limit: number][] = [
  [/^app\/(.+\/)?route\.ts$/, 30],
  [/^app\/(.+\/)?page\.tsx$/, 80],
  [/^README\.md$/, 80],
];

const CODE = /\.(ts|tsx|mjs|cjs|lua|cfg|css)$/;
const SCRIPT = /\.(ts|tsx)$/;
/** Tests stand in one long `describe`. */
const TEST = /(\.test\.tsx?|\/conformance\.ts)$|^e2e\//;
/** The rules themselves have to spell out what they look for. */
const ABOUT_WORDS = /^scripts\/checks\/house-rules/;

const FORBIDDEN_NAMES = new Set(['index', 'utils', 'util', 'helpers', 'helper', 'types']);

const FORBIDDEN_TEXT: readonly [pattern: RegExp, words: string][] = [
  [/\bas unknown as\b/, '`as unknown as` hides a type that is wrong'],
  [/\b(TODO|FIXME|XXX)\b/, 'unfinished work belongs in an issue'],
  [/(eslint|oxlint)-disable/, 'mend the code, not the lint'],
  [/@ts-(ignore|nocheck)/, 'mend the type'],
  [/toMatch(Inline)?Snapshot\(/, 'say what is expected'],
];

const RAW_SQL = /\$(queryRaw|executeRaw)/;
const RAW_SQL_FOLDERS = /^(lib\/(db|calls|reports)|telephony\/store|scripts|e2e)\//;

export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function lengthFaults({ path, text }: SourceFile): string[] {
  const lines = countLines(text);
  const short = SHORT_FILES.find(([pattern]) => pattern.test(path))?.[1];
  if (short !== undefined && lines > short) return [`${path}: ${lines} lines, ${short} at most`];
  if (!CODE.test(path) || lines <= LINE_LIMIT || path in LONG_FILES) return [];
  return [`${path}: ${lines} lines, ${LINE_LIMIT} at most`];
}

function functionFaults({ path, text }: SourceFile): string[] {
  if (!SCRIPT.test(path) || TEST.test(path) || countLines(text) <= FUNCTION_LIMIT) return [];
  return functionLengths(path, text)
    .filter(({ lines }) => lines > FUNCTION_LIMIT)
    .map(
      ({ name, line, lines }) =>
        `${path}:${line}: ${name} has ${lines} lines of its own, ${FUNCTION_LIMIT} at most`,
    );
}

function nameFaults(path: string): string[] {
  if (!SCRIPT.test(path)) return [];
  const name = basename(path).replace(/(\.int)?(\.test|\.spec|\.config|\.d)?\.tsx?$/, '');
  if (FORBIDDEN_NAMES.has(name)) return [`${path}: name it for the one thing inside`];
  // Next.js gives square brackets and the like a meaning, in folders only.
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${path}: file names are kebab-case`];
}

function textFaults({ path, text }: SourceFile): string[] {
  if (!SCRIPT.test(path) || ABOUT_WORDS.test(path)) return [];
  const faults = text
    .split('\n')
    .flatMap((line, index) =>
      FORBIDDEN_TEXT.filter(([pattern]) => pattern.test(line)).map(
        ([, words]) => `${path}:${index + 1}: ${words}`,
      ),
    );
  if (RAW_SQL.test(text) && !RAW_SQL_FOLDERS.test(path)) {
    faults.push(`${path}: raw SQL stands only in lib/db, lib/calls, lib/reports, telephony/store`);
  }
  return faults;
}

export function medianLines(files: readonly SourceFile[]): number {
  const counts = files
    .filter(({ path }) => SCRIPT.test(path))
    .map(({ text }) => countLines(text))
    .toSorted((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** One line per fault. */
export function houseFaults(files: readonly SourceFile[]): string[] {
  const median = medianLines(files);
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap((file) => [
      ...lengthFaults(file),
      ...functionFaults(file),
      ...nameFaults(file.path),
      ...textFaults(file),
    ]),
    ...(median > MEDIAN_LIMIT ? [`median of ${median} lines a file, ${MEDIAN_LIMIT} at most`] : []),
    ...Object.keys(LONG_FILES)
      .filter((path) => !paths.has(path))
      .map((path) => `${path}: listed as a long file, but not there`),
  ];
}
