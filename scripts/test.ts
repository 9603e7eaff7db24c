import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTestOptions } from './arguments';
import { type Check, verdict } from './checks/check';
import { formatCheck } from './checks/format';
import { houseCheck } from './checks/house';
import { importsCheck } from './checks/imports';
import { lintCheck } from './checks/lint';
import { summaryLines, type NamedResult } from './checks/summary';
import { typesCheck } from './checks/compile';
import { unitCheck } from './checks/unit';
import { describeMediaNode } from './system/media-node';
import { endCommands } from './run-command';

const CHECKS: readonly Check[] = [
  formatCheck,
  lintCheck,
  houseCheck,
  importsCheck,
  typesCheck,
  unitCheck,
];

async function runCheck(check: Check, scratchDir: string): Promise<NamedResult> {
  const started = Date.now();
  let shown = false;
  const onOutput = (text: string): void => {
    shown = true;
    process.stdout.write(text);
  };
  console.log(`── ${check.name}: ${check.about}`);
  const result = await check
    .run({ scratchDir, onOutput })
    .catch((error: unknown) =>
      verdict(false, `${error instanceof Error ? error.stack : String(error)}\n`),
    );
  if (result.failed > 0 && !shown) console.log(result.output.trimEnd());
  const mark = result.failed > 0 ? '✗' : '✓';
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${mark} ${check.name}: ${result.passed} passed, ${result.failed} failed ${seconds} s`,
  );
  return { ...result, name: check.name };
}

/** Runs every check, whatever fails on the way. Returns the exit code. */
export async function test(args: string[]): Promise<number> {
  const options = parseTestOptions(
    args,
    CHECKS.map((check) => check.name),
  );
  const scratchDir = mkdtempSync(join(tmpdir(), 'livery-test-'));
  const cleanUp = (): void => {
    endCommands();
    rmSync(scratchDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      cleanUp();
      process.exit(130);
    });
  }
  const results: NamedResult[] = [];
  try {
    for (const check of CHECKS) {
      if (options.only.length > 0 && !options.only.includes(check.name)) continue;
      results.push(await runCheck(check, scratchDir));
    }
  } finally {
    cleanUp();
  }
  console.log(summaryLines(results, await describeMediaNode()).join('\n'));
  return results.some((result) => result.failed > 0) ? 1 : 0;
}
