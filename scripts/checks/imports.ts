import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { npmProgram, runCommand } from '../run-command';
import { addResults, type Check, type CheckResult, verdict } from './check';
import { PLANTED_FAULTS, SOUND_FILES } from './import-faults';

const CONFIG = '.dependency-cruiser.cjs';
const FOLDERS = ['app', 'components', 'lib', 'telephony', 'theme', 'prisma', 'scripts', 'e2e'];

interface Cruise {
  modules: number;
  violations: { rule: string; from: string; to: string }[];
}

interface CruiseJson {
  summary: {
    totalCruised: number;
    violations: { rule: { name: string }; from: string; to: string }[];
  };
}

async function cruise(directory: string, scratchDir: string): Promise<Cruise> {
  const report = join(mkdtempSync(join(scratchDir, 'cruise-')), 'report.json');
  const folders = FOLDERS.filter((folder) => existsSync(join(directory, folder)));
  const result = await runCommand(
    resolve(npmProgram('depcruise')),
    ['--config', CONFIG, '--output-type', 'json', '--output-to', report, ...folders],
    { cwd: directory, timeoutSeconds: 180 },
  );
  // Its exit code counts the violations; only without a report did it fail itself.
  if (!existsSync(report)) throw new Error(`dependency-cruiser failed:\n${result.output}`);
  const { summary }: CruiseJson = JSON.parse(readFileSync(report, 'utf8'));
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Finding nothing proves nothing when the tool cannot read the files: it must find planted faults. */
async function selfTest(scratchDir: string): Promise<CheckResult> {
  const directory = mkdtempSync(join(scratchDir, 'imports-'));
  for (const file of [CONFIG, 'tsconfig.json', 'package.json']) cpSync(file, join(directory, file));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  for (const [path, text] of [...SOUND_FILES, ...Object.values(PLANTED_FAULTS)]) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const { violations } = await cruise(directory, scratchDir);
  const found = new Set(violations.map(({ rule, from }) => `${rule} ${from}`));
  const wanted = new Set(Object.entries(PLANTED_FAULTS).map(([rule, [path]]) => `${rule} ${path}`));
  const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(resolve(CONFIG));
  const lines = [
    ...[...wanted].filter((fault) => !found.has(fault)).map((fault) => `not found: ${fault}\n`),
    ...[...found].filter((fault) => !wanted.has(fault)).map((fault) => `not a fault: ${fault}\n`),
    ...rules.forbidden
      .filter(({ name }) => !(name in PLANTED_FAULTS))
      .map(({ name }) => `rule without a planted fault: ${name}\n`),
  ];
  return verdict(lines.length === 0, lines.join(''));
}

async function wholeTree(scratchDir: string): Promise<CheckResult> {
  const { modules, violations } = await cruise('.', scratchDir);
  const lines = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}\n`);
  if (modules === 0) lines.push('No module was read.\n');
  return verdict(lines.length === 0, lines.join(''));
}

export const importsCheck: Check = {
  name: 'imports',
  about: 'who may import whom, and that a planted fault is found',
  run: async ({ scratchDir }) =>
    addResults([await selfTest(scratchDir), await wholeTree(scratchDir)]),
};
