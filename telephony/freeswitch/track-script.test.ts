import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseTrack } from '../records/track';

const script = fileURLToPath(new URL('./scripts/track.lua', import.meta.url));
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Runs a program with `track` and a `session` that keeps variables; what pbx_track is then. */
function tracked(program: string): string {
  const prelude = `freeswitch = { API = function() return { getTime = function() return '1795617069263' end } end }
    local track, kept = dofile(${JSON.stringify(script)}), {}
    local session = {}
    function session:getVariable(name) return kept[name] end
    function session:setVariable(name, value) kept[name] = value end\n`;
  const text = `${prelude}${program}\nio.write(kept.pbx_track or '')`;
  const { stdout, stderr, status } = spawnSync(lua ?? '', ['-e', text], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe.skipIf(!lua)('the track of a call (needs lua5.3)', () => {
  test('is what the worker reads', () => {
    const text = tracked(`track.begins(session, { ['do'] = 'queue', id = 'que_1' })
      track.ends(session, { ['do'] = 'menu' }, 'mnu_1', '*1#')
      track.ends(session, { ['do'] = 'screen' }, 'num_1', 'n')
      track.ends(session, { ['do'] = 'screen' }, 'num_1', 'y')`);
    const at = 1_795_617_069_263;
    expect(parseTrack(text)).toEqual([
      { at, kind: 'wait', id: 'que_1', value: '' },
      { at, kind: 'key', id: 'mnu_1', value: '*1#' },
      { at, kind: 'block', id: 'num_1', value: 'y' },
    ]);
  });

  test('holds no text that could be anything but ids and digits', () => {
    const text = tracked(`track.add(session, 'at', '\${system x} a:b', ('y'):rep(99))`);
    expect(text).toBe(`1795617069263:at:systemxab:${'y'.repeat(40)}`);
  });

  test('keeps its beginning when it grows too long', () => {
    const text = tracked(`for i = 1, 1000 do track.add(session, 'at', 'ext_' .. i, 'go') end`);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text).toMatch(/^1795617069263:at:ext_1:go /);
  });
});
