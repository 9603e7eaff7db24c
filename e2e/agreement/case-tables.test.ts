import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ALL_AS_TYPESCRIPT, PROGRAM, SCRIPTS, writeCaseTables } from './case-tables';

const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

describe.skipIf(!lua)("the node's rules in Lua (needs lua5.3)", () => {
  const dir = mkdtempSync(join(tmpdir(), 'case-tables-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const file = join(dir, 'tables.json');
  const runOn = (scripts: string) => {
    const { stdout, stderr } = spawnSync(lua ?? '', [PROGRAM, scripts, file], { encoding: 'utf8' });
    return stdout + stderr;
  };

  test('patterns, schedules, conditions and the block list are those of TypeScript, case by case', () => {
    writeCaseTables(file);
    expect(runOn(SCRIPTS)).toBe(ALL_AS_TYPESCRIPT);
  });

  test('a difference is told', () => {
    writeCaseTables(file, (text) => text.replace(',true]', ',false]'));
    expect(runOn(SCRIPTS)).toMatch(/^pattern \d+: true, not false\n\d+ cases\n$/);
  });

  test('a run that cannot read the rules says so', () => {
    expect(runOn('/nowhere/')).toContain('nowhere');
  });
});
