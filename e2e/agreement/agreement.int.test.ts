import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freeswitch, onFreeswitch } from '../freeswitch/media-node';
import { ALL_AS_TYPESCRIPT } from './case-tables';
import { CLOCKS, makeCase, type Case } from './facts';
import { agrees, describeCase } from './judge';
import { makePbx } from './pbx';
import { SwitchBench, type Taken } from './switch-bench';

/** Reproducible: `AGREEMENT_SEED` gives other cases, `AGREEMENT_CASE=seed:pbx:round` one alone. */
const [seedOfCase, pbxOfCase, roundOfCase] = (process.env['AGREEMENT_CASE'] ?? '').split(':');
const SEED = Number(seedOfCase || process.env['AGREEMENT_SEED'] || 3);
const PBXS = Number(process.env['AGREEMENT_PBXS'] || 135);
const AT_ONCE = 48;
const SHOWN_MAX = 8;

const pbxs = Array.from({ length: PBXS }, (_, index) => makePbx(SEED, index)).filter(
  ({ index }) => !pbxOfCase || index === Number(pbxOfCase),
);
const rounds = CLOCKS.map((at, round) => ({
  at,
  cases: pbxs.map((pbx) => makeCase(SEED, pbx, round)),
})).filter((_, round) => !roundOfCase || round === Number(roundOfCase));

/** All of them, at most so many at the same time. */
async function playAll(bench: SwitchBench, cases: readonly Case[], atOnce: number) {
  const different: [Case, Taken][] = [];
  const rest = cases.values();
  const lane = async () => {
    for (const one of rest) {
      const taken = await bench.play(one);
      if (!agrees(one, taken)) different.push([one, taken]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return different;
}

describe.skipIf(!freeswitch.found)(onFreeswitch('evaluator and node'), () => {
  let bench: SwitchBench;
  beforeAll(async () => {
    bench = await SwitchBench.open(pbxs);
  }, 120_000);
  afterAll(() => bench.close());

  test("the switch's own Lua gives every case of the tables the answer of TypeScript", async () => {
    expect(await bench.caseTables()).toBe(ALL_AS_TYPESCRIPT);
  });

  test('take the same way and give the same answer', async ({ annotate }) => {
    const begun = Date.now();
    const different: [Case, Taken][] = [];
    let late = 0;
    for (const { at, cases } of rounds) {
      await bench.setClock(at);
      const first = await playAll(bench, cases, AT_ONCE);
      // A loaded machine may press a key too late; what the switch does otherwise, it does again.
      const again = await playAll(
        bench,
        first.map(([one]) => one),
        4,
      );
      late += first.length - again.length;
      different.push(...again);
    }
    const count = rounds.reduce((sum, { cases }) => sum + cases.length, 0);
    const seconds = Math.round((Date.now() - begun) / 1000);
    await annotate(
      `${count - different.length} of ${count} generated calls agree (seed ${SEED}, ${late} of them at the second try, ${seconds} s)`,
    );
    const shown = different.slice(0, SHOWN_MAX).map(([one, taken]) => describeCase(one, taken));
    expect(shown.join('\n\n')).toBe('');
  }, 300_000);
});
