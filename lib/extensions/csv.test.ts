import { expect, test } from 'vitest';
import { Fault } from '@/lib/http/fault';
import { guarded, parseExtensionsCsv } from './csv';

function errorsOf(text: string) {
  try {
    parseExtensionsCsv(text, 3);
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.errors.map(({ line, field }) => [line, field]);
  }
}

test('reads what spreadsheets write: BOM, semicolons, CRLF, quotes', () => {
  const text = '\ufeffnumber;name;enabled\r\n101;"Love""lace; Ada";false\r\n';
  expect(parseExtensionsCsv(text, 3)).toEqual([
    { line: 2, number: '101', name: 'Love"lace; Ada', enabled: false },
  ]);
});

test('an empty cell empties what may be empty and leaves the rest as it is', () => {
  const text = 'number,name,email,enabled,ring_timeout_seconds,outbound_caller_id\n101,Ada,,,,\n';
  expect(parseExtensionsCsv(text, 3)).toEqual([
    { line: 2, number: '101', name: 'Ada', email: null, outboundCallerId: null },
  ]);
});

test('every bad cell has its line and its column', () => {
  const text = 'number,name,email\n101,Ada,x\n10,Bo,\n103,,\n\n101,Cy,\n';
  expect(errorsOf(text)).toEqual([
    [2, 'email'],
    [3, 'number'],
    [4, 'name'],
  ]);
  expect(errorsOf('number,name\n101,Ada\n101,Bo\n')).toEqual([[3, 'number']]);
});

test('a header that is not ours is told before anything else', () => {
  expect(errorsOf('number,colour\n101,red\n')).toEqual([
    [1, 'colour'],
    [1, 'name'],
  ]);
  expect(errorsOf('')).toEqual([
    [1, 'number'],
    [1, 'name'],
  ]);
});

test('what a spreadsheet would run goes out harmless and comes back as it was', () => {
  for (const name of ['=1+1', '+49', '-1', '@SUM(A1)']) {
    expect(guarded(name)).toBe(`'${name}`);
    const text = `number,name\n101,"${guarded(name)}"\n`;
    expect(parseExtensionsCsv(text, 3)[0]?.name).toBe(name);
  }
  expect(guarded("O'Neill")).toBe("O'Neill");
});
