import { stripVTControlCharacters } from 'node:util';
import type { CheckResult, Failure, Skip } from './check';

export interface NamedResult extends CheckResult {
  name: string;
}

const ERROR_LINES = 15;

function skipLines(skips: readonly Skip[]): string[] {
  return skips.map((skip) => `skipped: ${skip.name}: ${skip.reason}`);
}

const linesOf = (text: string): string[] =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

function failureLines(check: string, { place, title, error }: Failure): string[] {
  const where = place === '' ? '' : `${place}: `;
  const lines = linesOf(error);
  return [
    `✗ ${check}: ${where}${linesOf(title).join(' ')}`,
    ...lines.slice(0, ERROR_LINES).map((line) => `    ${line}`),
    ...(lines.length > ERROR_LINES ? [`    (${lines.length - ERROR_LINES} lines more)`] : []),
  ];
}

/** What is not told test by test is told by the end of the output, where tools say why they gave up. */
function failuresOf(result: NamedResult): string[] {
  const { name, failed, failures = [], output } = result;
  if (failed === 0) return [];
  const named = failures.flatMap((failure) => failureLines(name, failure));
  if (failed <= failures.length) return named;
  const error = linesOf(output).slice(-ERROR_LINES).join('\n');
  return [...named, ...failureLines(name, { place: '', title: 'the end of its output', error })];
}

/** The last lines of `./livery test`; scripts read the very last one. */
export function summaryLines(results: readonly NamedResult[], mediaNode: string): string[] {
  const skips = results.flatMap((result) => result.skipped);
  const sum = (pick: (result: NamedResult) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  return [
    ...skipLines(skips),
    `media node: ${mediaNode}`,
    ...results.flatMap(({ name, flaky = [] }) =>
      flaky.map((test) => `flaky: ${name}: ${linesOf(test).join(' ')}`),
    ),
    ...results.flatMap(failuresOf),
    ...results
      .filter((result) => result.failed > 0)
      .map((result) => `failed: ${result.name} (${result.failed})`),
    `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed, ${skips.length} skipped`,
  ];
}
