import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loudnessOf } from '@/lib/sounds/audio/loudness';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { monoChunks } from '@/lib/sounds/audio/wav-samples';
import { scriptsDirectory } from '@/telephony/freeswitch/render-node-config';
import { findProgram } from '../system/programs';
import { holdMusic } from './hold-music';
import { makePrompts } from './make-prompts';
import { readPromptLanguages, type PromptLanguage } from './prompt-list';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prompts-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const languages = readPromptLanguages();
const idsOf = (list: PromptLanguage | undefined) => list?.prompts.map(({ id }) => id).sort() ?? [];
const english = languages.find(({ language }) => language === 'en');

describe('the lists', () => {
  it('say the same in every language', () => {
    expect(languages.map(({ language }) => language)).toEqual(['de', 'en', 'es', 'ru']);
    for (const list of languages) expect(idsOf(list), list.language).toEqual(idsOf(english));
  });

  it('hold everything that a media node says', () => {
    const known = new Set([...idsOf(english), 'music']);
    const scripts = readdirSync(scriptsDirectory(), { recursive: true, encoding: 'utf8' });
    const asked = scripts
      .filter((name) => name.endsWith('.lua'))
      .map((name) => readFileSync(join(scriptsDirectory(), name), 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(/\.prompt\([^,()]+(?:\{[^}]*\})?, '([a-z0-9_]+)'( \.\.)?/g),
      ])
      .map(([, name = '', isSeries]) => (isSeries ? `${name}1` : name));
    expect(asked).toContain('menu_invalid');
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('count', () => {
    const text = (id: string) => english?.prompts.find((prompt) => prompt.id === id)?.text;
    expect(text('queue_position_7')).toBe('You are number 7 in the queue.');
    expect(text('queue_wait_0')).toBe('You will wait for less than a minute.');
  });
});

describe('makePrompts', () => {
  const say = (text: string): PromptLanguage[] => [
    { language: 'de', engine: 'espeak-ng', voice: 'de', prompts: [{ id: 'goodbye', text }] },
  ];

  it.skipIf(!findProgram('espeak-ng'))('speaks once, and again when the words change', async () => {
    expect(await makePrompts(directory, say('Hallo'))).toEqual({ made: 1, kept: 0, silent: [] });
    const wav = () => readFileSync(join(directory, 'de', 'goodbye.wav'));
    expect(readWavHeader(wav())).toMatchObject({ rate: 16_000, channels: 1, bits: 16 });
    const first = wav();
    expect(await makePrompts(directory, say('Hallo'))).toEqual({ made: 0, kept: 1, silent: [] });
    expect((await makePrompts(directory, say('Auf Wiederhören, bis bald'))).made).toBe(1);
    expect(wav().length).toBeGreaterThan(first.length);
    expect(readdirSync(join(directory, 'de')).sort()).toEqual([
      'goodbye.wav',
      'made.json',
      'music.wav',
    ]);
  });

  it('leaves a language out whose voice is not installed', async () => {
    const before = process.env['PATH'] ?? '';
    process.env['PATH'] = directory;
    const lists = [{ ...say('x')[0]!, engine: 'flite' as const }];
    const hasFlite = findProgram('flite') !== undefined;
    const result = await makePrompts(directory, hasFlite ? [] : lists);
    process.env['PATH'] = before;
    expect(result).toEqual({ made: 0, kept: 0, silent: hasFlite ? [] : ['de'] });
  });
});

it('hold music is there, not loud, and goes round without a click', () => {
  const wav = holdMusic(1);
  const samples = Float32Array.from(
    [...monoChunks(wav, readWavHeader(wav))].flatMap((part) => [...part]),
  );
  expect(loudnessOf(samples, 16_000)).toBeGreaterThan(-35);
  expect(samples.every((sample) => Math.abs(sample) < 0.99)).toBe(true);
  expect(Math.abs((samples[0] ?? 0) - (samples.at(-1) ?? 0))).toBeLessThan(0.1);
});
