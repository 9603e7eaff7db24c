import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** The pure parts of the queues' scripts under a plain Lua; on a FreeSWITCH they run in e2e/freeswitch. */
const scripts = fileURLToPath(new URL('./scripts/', import.meta.url));
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Runs a program with `input` as the global `input`; what it prints. */
function run(program: string, input = ''): string {
  const prelude = `local here = ${JSON.stringify(scripts)}
    local json = dofile(here .. 'json.lua')
    local writer = dofile(here .. 'json-write.lua')
    local config = dofile(here .. 'queues/config.lua')
    local contact = dofile(here .. 'queues/contact.lua')
    local wait = dofile(here .. 'queues/wait.lua')
    local input = io.read('a')\n`;
  const { stdout, stderr, status } = spawnSync(lua ?? '', ['-e', prelude + program], { input });
  if (status !== 0) throw new Error(String(stderr));
  return stdout.toString('utf8').trimEnd();
}

describe.skipIf(!lua)('pictures of queues as JSON (needs lua5.3)', () => {
  test('any name arrives as it was, in ASCII', () => {
    const plain = fc.integer({ min: 1, max: 0xff });
    const any = fc.oneof(plain, fc.integer({ min: 1, max: 0xd7ff }), fc.constant(0x1f600));
    const names = fc.array(any, { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes));
    const given = fc.sample(names, 200);
    const written = run(
      `local given = json.decode(input).names
       print(writer.encode({ names = writer.array(given) }))`,
      JSON.stringify({ names: given }),
    );
    expect(JSON.parse(written)).toEqual({ names: given });
    expect(written).toMatch(/^[\x20-\x7e]*$/);
  });

  test('what is no UTF-8 becomes question marks; empty lists stay lists', () => {
    const written = run(
      `print(writer.encode({ name = 'a\\xff\\xc3', list = writer.array(), n = 3 }))`,
    );
    expect(JSON.parse(written)).toEqual({ name: 'a??', list: [], n: 3 });
  });
});

describe.skipIf(!lua)('how long callers will wait (needs lua5.3)', () => {
  const expected = (means: string, position: number, agents: number) =>
    run(`print(wait.expected(${means}, 'q', ${position}, ${agents}))`);

  test.each([
    ['three minutes for the first, while nothing is known', '{}', 1, 1, 180],
    ['as long as the calls before took', '{ q = 60 }', 3, 1, 180],
    ['shared by the agents', '{ q = 60 }', 3, 2, 90],
  ] as const)('%s', (_, means, position, agents, seconds) => {
    expect(Number(expected(means, position, agents))).toBe(seconds);
  });

  test('nobody knows without agents', () => {
    expect(expected('{}', 1, 0)).toBe('nil');
  });

  test('a long call changes the mean a little, a broken clock not at all', () => {
    const after = (seconds: string) =>
      Number(
        run(`local means = { q = 100 } wait.note_talk(means, 'q', ${seconds}) print(means.q)`),
      );
    expect(after('300')).toBe(110);
    expect(after('-5')).toBe(100);
    expect(after('1e9')).toBe(100);
  });

  test.each([
    [0, 0],
    [59, 0],
    [60, 1],
    [149, 2],
    [150, 3],
    [1e6, 60],
  ])('%d seconds are said as %d minutes', (seconds, minutes) => {
    expect(run(`print(wait.minutes(${seconds}))`)).toBe(String(minutes));
  });
});

describe.skipIf(!lua)('what mod_callcenter is told (needs lua5.3)', () => {
  const xml = (settings: string, own = 'false') =>
    run(`local document = { data = { sameAgent = { seconds = 7 }, switch = ${settings} } }
      print(config.xml('que_1@acme.test', document, ${own}))`);

  test('the settings of a queue, and others while one agent is asked alone', () => {
    const settings = `{ strategy = 'ring-all', ['max-wait-time'] = '600' }`;
    expect(xml(settings)).toBe(
      '<configuration name="callcenter.conf"><queues><queue name="que_1@acme.test">' +
        '<param name="max-wait-time" value="600"/><param name="strategy" value="ring-all"/>' +
        '</queue></queues></configuration>',
    );
    expect(xml(settings, 'true')).toContain('name="max-wait-time" value="7"');
  });

  test.each([`{ strategy = '"/><x' }`, `{ ['a"'] = '1' }`, `{ strategy = 'a b' }`])(
    'a document that says %s is not believed',
    (settings) => expect(xml(settings)).toBe('nil'),
  );

  test.each([
    ['que_1@acme.test', 'que_1 acme.test false'],
    ['que_1.agt_2@acme.test', 'que_1 acme.test true'],
    ['que_1.ext_2@acme.test', 'nil'],
    ['rg_1@acme.test', 'nil'],
    ["que_1'@acme.test", 'nil'],
  ])('the queue %s', (name, parts) => {
    const program = `local id, domain, own = config.parse(input)
      print(id and id .. ' ' .. domain .. ' ' .. tostring(own))`;
    expect(run(program, name)).toBe(parts);
  });
});

describe.skipIf(!lua)('how agents are reached (needs lua5.3)', () => {
  const ring = (more: string) =>
    run(`print(contact.of_extension('acme.test', 20, 'ext_1', ${more}))`);
  const outside = (number: string, ways: string) =>
    run(`print(contact.of_outside('acme.test', 20, '${number}', ${ways}, '+4930901820', 'tone'))`);

  test('all phones together, as SIP legs', () => {
    const devices = `{ { id = 'dev_1', username = 'a' }, { id = 'dev_2', username = 'b' } }`;
    expect(ring(`{ enabled = true, devices = ${devices} }`)).toMatch(
      /^\{[^}]*\}\[pbx_device_id=dev_1\]sofia\/internal\/a@acme\.test,\[pbx_device_id=dev_2\]sofia\/internal\/b@acme\.test$/,
    );
  });

  test.each([
    ['nil', 'error/USER_NOT_REGISTERED'],
    ['{ enabled = false }', 'error/USER_NOT_REGISTERED'],
    ['{ enabled = true, devices = {} }', 'error/USER_NOT_REGISTERED'],
    [
      `{ enabled = true, devices = { { id = 'd', username = 'a,b' } } }`,
      'error/USER_NOT_REGISTERED',
    ],
    ['{ enabled = true, doNotDisturb = true }', 'error/USER_BUSY'],
  ])('%s: %s', (ringing, reached) => {
    expect(ring(ringing)).toBe(reached);
  });

  test('outside by all trunks in their order, with a key to take the call', () => {
    const dialled = outside('+4930901899', '{ { set = 10000 }, { set = 10001 } }');
    expect(dialled).toContain('group_confirm_key=1');
    expect(dialled).toMatch(/Trunk-Set='10000,10001'\}sofia\/internal\/\+4930901899@acme\.test$/);
    expect(outside('$1', '{ { set = 10000 } }')).toBe('error/USER_NOT_REGISTERED');
    expect(outside('+4930901899', '{}')).toBe('error/USER_NOT_REGISTERED');
  });
});
