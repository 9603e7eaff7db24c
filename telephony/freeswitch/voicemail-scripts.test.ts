import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hashPin } from '@/lib/voicemails/pin';
import cases from '@/lib/voicemails/pin-cases.json';

/** The pure parts of the node's voicemail under a plain Lua, where there is one (apt: lua5.3). */
const scripts = fileURLToPath(new URL('./scripts/', import.meta.url));
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** What a program prints for `input`, line by line. */
function run(program: string, input: string): string[] {
  const prelude = `local here = ${JSON.stringify(scripts)}
    local json = dofile(here .. 'json.lua')
    local digest = dofile(here .. 'voicemail/digest.lua')
    local pin = dofile(here .. 'voicemail/pin.lua')
    local input = io.read('a')\n`;
  const { stdout, stderr, status } = spawnSync(lua ?? '', ['-e', prelude + program], { input });
  if (status !== 0) throw new Error(String(stderr));
  return stdout.toString('utf8').trimEnd().split('\n');
}

describe.skipIf(!lua)('voicemail on the node (needs lua5.3)', () => {
  test('a PIN is weak for the same reasons as in the API', () => {
    const program = `for _, one in ipairs(json.decode(input).cases) do
      print(pin.weakness(one.pin, one.own) or 'null')
    end`;
    const found = run(program, JSON.stringify({ cases }));
    expect(found).toEqual(cases.map(({ weakness }) => String(weakness)));
  });

  test.each(['', 'abc', 'x'.repeat(55), 'y'.repeat(56), 'ü'.repeat(100)])(
    'SHA-256 of %j',
    (text) => {
      const [found] = run('print(digest.sha256(input))', text);
      expect(found).toBe(createHash('sha256').update(text).digest('hex'));
    },
  );

  test('what is kept of a PIN is the same on both sides', () => {
    const { salt, hash } = hashPin('4821');
    expect(run(`print(digest.of_pin(input, '4821'))`, salt)).toEqual([hash]);
  });
});
