import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/**
 * The pure parts of the node's scripts under a plain Lua, where there is one (apt: lua5.3); on a
 * FreeSWITCH they run in e2e/freeswitch.
 */
const scripts = fileURLToPath(new URL('./scripts/', import.meta.url));
const lua = ['lua5.3', 'lua5.4', 'lua'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Runs a program with `input` as the global `input`; what it prints. */
function run(program: string, input: string): string {
  const prelude = `local here = ${JSON.stringify(scripts)}
    local xml = dofile(here .. 'pbx-xml.lua')
    local readers = { xml = xml, json = dofile(here .. 'json.lua') }
    local records = dofile(here .. 'pbx-records.lua')
    local sql = dofile(here .. 'pbx-sql.lua')
    local input = io.read('a')\n`;
  const { stdout, stderr, status } = spawnSync(lua ?? '', ['-e', prelude + program], { input });
  if (status !== 0) throw new Error(String(stderr));
  return stdout.toString('utf8');
}

const verdict = (text: string) =>
  run(`local roots, reason = xml.roots(input) print(reason or #roots)`, text).trim();

describe.skipIf(!lua)('well-formedness (needs lua5.3)', () => {
  test.each([
    ['<a/>', '1'],
    ['<a x="1" y=\'2\'><b>text &amp; &#10; &#xfc;</b><!-- c --></a>\n<d/>', '2'],
    ['<a><![CDATA[ <&> ]]></a>', '1'],
    ['', '0'],
    ['<ä/>', 'not well-formed XML: a bare < at byte 1'],
  ])('%j → %s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
  });

  test.each([
    ['<foo></bar>', 'unexpected </bar> at byte 6'],
    ['<a><b></a>', 'unexpected </a> at byte 7'],
    ['<a>', '<a> is never closed, found the end at byte 3'],
    ['<a', 'a broken attribute of <a> at byte 3'],
    ['<a x=1/>', 'a broken attribute of <a> at byte 3'],
    ['<a x="1" x="2"/>', 'attribute x twice in <a> at byte 9'],
    ['<a x="1/>', 'attribute x without its closing quote at byte 7'],
    ['<a x="<"/>', 'a < in attribute x at byte 7'],
    ['<a x="&"/>', 'a bare & or an unknown reference at byte 7'],
    ['<a>&nbsp;</a>', 'a bare & or an unknown reference at byte 4'],
    ['<a>&#0;</a>', 'a bare & or an unknown reference at byte 4'],
    ['<a>&#x110000;</a>', 'a bare & or an unknown reference at byte 4'],
    ['text', 'text outside of an element at byte 1'],
    ['<a/>text', 'text outside of an element at byte 5'],
    ['<!DOCTYPE a><a/>', 'a declaration or processing instruction at byte 1'],
    ['<?xml version="1.0"?><a/>', 'a declaration or processing instruction at byte 1'],
    ['<a><!-- -- --></a>', 'a broken comment at byte 4'],
    ['<a>\u0001</a>', 'a control character at byte 4'],
    ['<a>'.repeat(70), 'more than 64 levels at byte 193'],
  ])('%j is refused', (text, words) => {
    expect(verdict(text)).toBe(`not well-formed XML: ${words}`);
  });

  test('bytes that are no UTF-8', () => {
    expect(run(`local _, reason = xml.roots('<a>\\xff</a>') print(reason)`, '').trim()).toBe(
      'not well-formed XML: bytes that are not UTF-8 at byte 4',
    );
  });
});

describe.skipIf(!lua)('records (needs lua5.3)', () => {
  const read = (body: string) =>
    run(
      `local list, refusal = records.read(input, readers)
       if refusal then print(refusal.key .. '|' .. refusal.reason) return end
       for _, one in ipairs(list) do print(one.key, one.seq, one.xml) end`,
      body,
    ).trim();
  const one = (key: string, xml: string, seq = '1') =>
    `${key} ${seq} ${Buffer.byteLength(xml)}\n${xml}`;

  test('several, a delete among them', () => {
    const body = one('dial:a.b:1', '{"go":{"kind":"ü"}}') + 'dial:a.b:* 2 -1\n';
    expect(read(body)).toBe('dial:a.b:1\t1\t{"go":{"kind":"ü"}}\ndial:a.b:*\t2\tnil');
  });

  test.each([
    [one('dial:a.b:1', '<user/>'), 'dial:a.b:1|not a JSON object'],
    [one('dial:a.b:1', '[]'), 'dial:a.b:1|not a JSON object'],
    [one('dial:a.b:1', '{"go":}'), 'dial:a.b:1|not JSON: '],
    [one('dial:a.b:1', '{}'), 'dial:a.b:1|it leads nowhere'],
    [one('plan:a.b:x', '{"id":"y","steps":[]}'), 'plan:a.b:x|its id is not x'],
    [one('plan:a.b:x', '{"id":"x"}'), 'plan:a.b:x|it has no steps'],
    [one('plan:a.b:x', '{"id":"x","steps":[{}]}'), 'plan:a.b:x|step 0 does nothing'],
    [one('config:a.b:x', '<user/>'), 'config:a.b:x|expected <configuration>, found <user>'],
    [one('directory:a.b:u', ''), 'directory:a.b:u|the document is empty'],
    [one('dialplan:a.b:1', '<extension/>'), 'dialplan:a.b:1|not a document key'],
    [one('directory:a.b:u', '<user id="v"/>'), 'directory:a.b:u|the user id is not u'],
    [
      one('directory:a.b:u', '<user id="u"/><user id="u"/>'),
      'directory:a.b:u|more than one <user>',
    ],
    [one('other:a.b:1', '<extension/>'), 'other:a.b:1|not a document key'],
    [one('dial:1', '{}'), 'dial:1|not a document key'],
    [one(`dial:a.b:${'1'.repeat(300)}`, '<extension/>'), 'not a document key'],
    [one('dial:a.b:1', '{}', '9'.repeat(19)), 'not a sequence number'],
    ['dial:a.b:1 1 99\n{}', 'dial:a.b:1|the record is cut short'],
    ['dial:a.b:1 1 -2\n', 'dial:a.b:1|the record is cut short'],
    ['rubbish', '|a broken record at byte 1'],
  ])('%j is refused', (body, words) => {
    expect(read(body)).toContain(words);
  });

  test('whatever comes is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(read(one('dial:a.b:1', text))).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  test('quotes cannot leave an SQL text', () => {
    const text = `<configuration name="';DROP TABLE docs;--"/>`;
    const statement = run(
      `print(sql.apply(records.read(input, readers), { seq = '5' }))`,
      one('config:a.b:1', text),
    );
    expect(statement).toContain(`'<configuration name="'';DROP TABLE docs;--"/>'`);
  });
});

test('a Lua to try the scripts with', (context) => {
  if (!lua) context.skip('no lua5.3 here: the scripts are tried on a FreeSWITCH only');
  expect(lua).toBeDefined();
});
