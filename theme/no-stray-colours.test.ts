import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const SOURCE = /\.(?:tsx?|css|mdx?)$/;

const HUES =
  'slate|gray|grey|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose';

const STRAY: Record<string, RegExp> = {
  hex: /(?<![\w&/])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b/i,
  function: /\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab|color)\(/i,
  palette: new RegExp(`[-:](?:${HUES})-(?:50|[1-9]00|950)\\b`),
  'black or white': /\b(?:bg|text|border|fill|stroke|ring|outline|from|to|via)-(?:black|white)\b/,
};

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

const straysIn = (text: string) =>
  text.split('\n').flatMap((line, index) =>
    Object.entries(STRAY)
      .filter(([, pattern]) => pattern.test(line))
      .map(([kind]) => `line ${index + 1}: ${kind}: ${line.trim()}`),
  );

const files = ['app', 'components'].flatMap(filesUnder).filter((path) => SOURCE.test(path));

describe('no component names a colour', () => {
  it('looks at the sources', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it('finds none outside theme/', () => {
    const found = files.flatMap((path) =>
      straysIn(readFileSync(join(ROOT, path), 'utf8')).map((stray) => `${path} ${stray}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    'color: #1a56db',
    'fill="#fff"',
    'oklch(1 0 0)',
    'rgb(0 0 0)',
    'bg-red-500',
    'text-white',
  ])('would notice %s', (planted) => {
    expect(straysIn(planted)).toHaveLength(1);
  });
});
