import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CLOCKS, makeCase } from './facts';
import { agrees, describeCase } from './judge';
import { makePbx } from './pbx';
import { playSimulated } from './simulated-switch';

const SEED = Number(process.env['AGREEMENT_SEED'] || 3);
const PBXS = 150;
const SHOWN_MAX = 5;
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Rooms and queues are modules of the switch; the real one has them. */
const NOT_PLAYED = ['conference', 'queue'];

describe.skipIf(!lua)("the node's scripts on a simulated switch (needs lua5.3)", () => {
  const dir = mkdtempSync(join(tmpdir(), 'simulated-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('take the way of the evaluator, call by call', async ({ annotate }) => {
    const pbxs = Array.from({ length: PBXS }, (_, index) => makePbx(SEED, index));
    const cases = pbxs
      .flatMap((pbx) => CLOCKS.map((_, round) => makeCase(SEED, pbx, round)))
      .filter(({ expected }) => !expected.entries.some((one) => NOT_PLAYED.includes(one.do)));
    const taken = playSimulated(lua ?? '', dir, cases);
    expect(taken).toHaveLength(cases.length);
    const different = cases.flatMap((one, index) => {
      const found = taken[index];
      return found && !agrees(one, found) ? [describeCase(one, found)] : [];
    });
    expect(different.slice(0, SHOWN_MAX).join('\n\n')).toBe('');
    await annotate(`${cases.length} generated calls agree`);
  }, 60_000);
});
