import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFreeswitch, searchFreeswitch } from './freeswitch';

const root = mkdtempSync(join(tmpdir(), 'find-freeswitch-'));

afterAll(() => rmSync(root, { recursive: true }));

/** A program that tells a version, with modules beside it as an installation has them. */
function install(name: string, version: string, modules?: readonly string[]): string {
  const bin = join(root, name, 'bin', 'freeswitch');
  mkdirSync(join(root, name, 'bin'), { recursive: true });
  writeFileSync(bin, `#!/bin/sh\necho "FreeSWITCH version: ${version}-release~64bit (64bit)"\n`);
  chmodSync(bin, 0o755);
  if (modules) {
    const directory = join(root, name, 'lib/freeswitch/mod');
    mkdirSync(directory, { recursive: true });
    for (const one of modules) writeFileSync(join(directory, `${one}.so`), '');
  }
  return bin;
}

const NEEDED = [
  'callcenter',
  'commands',
  'conference',
  'curl',
  'dialplan_xml',
  'dptools',
  'event_socket',
  'hash',
  'json_cdr',
  'logfile',
  'lua',
  'sndfile',
  'sofia',
  'tone_stream',
];
const ALL = NEEDED.map((name) => `mod_${name}`);

test('FREESWITCH_BIN wins over the PATH', async () => {
  const named = install('named', '1.10.12', ALL);
  const onPath = install('path', '1.11.0', ALL);
  const PATH = `/nowhere:${join(root, 'path/bin')}`;
  expect(await findFreeswitch({ PATH })).toMatchObject({ bin: onPath, version: '1.11.0' });
  expect(await findFreeswitch({ PATH, FREESWITCH_BIN: named })).toMatchObject({
    bin: named,
    version: '1.10.12',
    modules: join(root, 'named/lib/freeswitch/mod'),
  });
});

test('a module directory elsewhere is left to the start', async () => {
  const bin = install('elsewhere', '2.0.0');
  expect(await findFreeswitch({ FREESWITCH_BIN: bin })).toMatchObject({ modules: undefined });
});

test.each([
  ['none at all', () => ({ PATH: '/nowhere' }), 'no freeswitch on the PATH'],
  ['not a program', () => ({ FREESWITCH_BIN: join(root, 'nothing') }), 'cannot be run'],
  ['too old', () => ({ FREESWITCH_BIN: install('old', '1.8.7', ALL) }), '1.8.7, needed is 1.10'],
  ['no version', () => ({ FREESWITCH_BIN: '/bin/true' }), 'does not tell its version'],
  [
    'without a module',
    () => ({
      FREESWITCH_BIN: install(
        'bare',
        '1.10.1',
        ALL.filter((name) => name !== 'mod_lua'),
      ),
    }),
    'lacks mod_lua',
  ],
])('%s: told in words', async (_, environment, words) => {
  const { found, reason } = await searchFreeswitch(environment());
  expect(found).toBeNull();
  expect(reason).toContain(words);
});
