import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTestOptions } from './arguments';
import { browserCheck } from './checks/browser';
import { type Check, type CheckResult, verdict } from './checks/check';
import { compileCheck } from './checks/compile';
import { formatCheck } from './checks/format';
import { houseCheck } from './checks/house';
import { importsCheck } from './checks/imports';
import { integrationCheck, nodesCheck, sipCheck } from './checks/integration';
import { lintCheck } from './checks/lint';
import { scenarioLines } from './checks/scenario';
import { summaryLines, type NamedResult } from './checks/summary';
import { unitCheck } from './checks/unit';
import { endCommands } from './run-command';
import { ensureClient } from './stack/generate-client';
import { installPackages } from './system/apt';
import { describeEntryNode, describeMediaNode } from './system/media-node';
import { missingPackages } from './system/packages';

/** Quick ones first. */
const CHECKS: readonly Check[] = [
  formatCheck,
  lintCheck,
  houseCheck,
  importsCheck,
  compileCheck,
  unitCheck,
  integrationCheck,
  nodesCheck,
  sipCheck,
  browserCheck,
];

const since = (started: number): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

async function runCheck(check: Check, scratchDir: string): Promise<NamedResult> {
  const started = Date.now();
  let shown = false;
  const onOutput = (text: string): void => {
    shown = true;
    process.stdout.write(text);
  };
  console.log(`── ${check.name}: ${check.about}`);
  let result: CheckResult;
  try {
    result = await check.run({ scratchDir, onOutput });
  } catch (error) {
    shown = false;
    result = verdict(
      false,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
  const { passed, failed, skipped, output } = result;
  if (failed > 0 && !shown) console.log(output.trimEnd());
  const mark = failed > 0 ? '✗' : '✓';
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(
    `${mark} ${check.name}: ${passed} passed, ${failed} failed${skips}, ${since(started)}`,
  );
  return { ...result, name: check.name };
}

/** Whatever reads our sources needs it: even the check of imports follows them there. */
async function generate(): Promise<NamedResult[]> {
  try {
    await ensureClient();
    return [];
  } catch (error) {
    console.error(wordsOf(error));
    return [{ ...verdict(false, ''), name: 'database client' }];
  }
}

async function install(checks: readonly Check[]): Promise<NamedResult[]> {
  const wanted = new Set(checks.flatMap(({ packages }) => packages ?? []));
  try {
    await installPackages(missingPackages([...wanted]), console.log);
    return [];
  } catch (error) {
    console.error(wordsOf(error));
    return [{ ...verdict(false, ''), name: 'Debian packages' }];
  }
}

/** Runs every check, whatever fails on the way. Returns the exit code. */
export async function test(args: string[]): Promise<number> {
  const started = Date.now();
  const names = CHECKS.map(({ name }) => name);
  const { only } = parseTestOptions(args, names);
  const checks = CHECKS.filter(({ name }) => only.length === 0 || only.includes(name));
  const scratchDir = mkdtempSync(join(tmpdir(), 'livery-test-'));
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The check under way loses its programs, cleans up behind itself and fails.
    process.on(signal, () => {
      interrupted = true;
      endCommands();
    });
  }
  const results = [...(await install(checks)), ...(await generate())];
  try {
    for (const check of checks) {
      if (!interrupted) results.push(await runCheck(check, scratchDir));
    }
  } finally {
    rmSync(scratchDir, { recursive: true, force: true });
  }
  if (interrupted) results.push({ ...verdict(false, ''), name: 'interrupted' });
  console.log(`All of it took ${since(started)}.`);
  const scenarios = results.flatMap((result) => result.scenarios ?? []);
  const mediaNode = await describeMediaNode();
  const programs = { freeswitch: mediaNode, kamailio: await describeEntryNode() };
  for (const line of scenarioLines(scenarios, programs)) console.log(line);
  console.log(summaryLines(results, mediaNode).join('\n'));
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}
