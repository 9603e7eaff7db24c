import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '@/lib/call-plan/switch-text';

const script = fileURLToPath(new URL('./scripts/callers.lua', import.meta.url));
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Of many names at once, each ended by a zero byte: starting a Lua costs more than all of them. */
function plainNames(input: Buffer | string): string[] {
  const program = `local plain = dofile(${JSON.stringify(script)}).plain_name
    for name in io.read('a'):gmatch('([^\\0]*)\\0') do io.write(plain(name), '\\0') end`;
  const { stdout, stderr, status } = spawnSync(lua ?? '', ['-e', program], { input });
  if (status !== 0) throw new Error(String(stderr));
  return stdout.toString('utf8').split('\0').slice(0, -1);
}

const plain = (name: string) => plainNames(`${name}\0`)[0];

describe.skipIf(!lua)('the name of a caller from outside (needs lua5.3)', () => {
  test.each([
    ['Eve Müller', 'Eve Müller'],
    ['Eve / Support', 'Eve - Support'],
    ['${system touch /tmp/x}', '(system touch -tmp-x)'],
    ['a\r\nX-Evil: 1', 'a X-Evil- 1'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['  two   words ', 'two words'],
    ['"<sip:e@evil>"', "'(sip-e(at)evil)'"],
    ['\u0001\u0085', ''],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['ü'.repeat(200), 'ü'.repeat(40)],
    [`a${'ü'.repeat(200)}`, `a${'ü'.repeat(39)}`],
  ])('%j is shown as %j', (name, shown) => {
    expect(plain(name)).toBe(shown);
  });

  test('bytes that are no UTF-8 are no name', () => {
    expect(plainNames(Buffer.from([0x45, 0xff, 0xfe, 0]))).toEqual(['']);
  });

  test('whatever it is, it is as plain as our own words', () => {
    const anything = fc.string({ unit: fc.constantFrom(...'${}[]<>"`\\|/:@ \n\u202eüx,;') });
    const names = fc.sample(anything, 500);
    const shown = plainNames(names.map((name) => `${name}\0`).join(''));
    expect(shown).toHaveLength(names.length);
    expect(shown.map(plainText)).toEqual(shown);
  });
});
