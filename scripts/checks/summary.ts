import type { CheckResult, Skip } from './check';

export interface NamedResult extends CheckResult {
  name: string;
}

function skipLines(skips: readonly Skip[]): string[] {
  return skips.map((skip) => `skipped: ${skip.name}: ${skip.reason}`);
}

/** The last lines of `./livery test`; scripts read the very last one. */
export function summaryLines(results: readonly NamedResult[], mediaNode: string): string[] {
  const skips = results.flatMap((result) => result.skipped);
  const sum = (pick: (result: NamedResult) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  return [
    ...results
      .filter((result) => result.failed > 0)
      .map((result) => `failed: ${result.name} (${result.failed})`),
    ...skipLines(skips),
    `media node: ${mediaNode}`,
    `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed, ${skips.length} skipped`,
  ];
}
