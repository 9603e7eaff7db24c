import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** prompts/<language>.json: what a new PBX says, and by which voice. */
const promptList = z.strictObject({
  engine: z.enum(['flite', 'espeak-ng']),
  voice: z.string().regex(/^[a-z0-9-]+$/),
  texts: z.record(z.string().regex(/^[a-z0-9_]+$/), z.string().min(1).max(400)),
  /** One prompt for each whole number: `<name>_<n>`; an own text of that name goes before. */
  series: z.record(
    z.string().regex(/^[a-z0-9_]+$/),
    z.strictObject({
      from: z.int().min(0),
      to: z.int().max(100),
      text: z.string().includes('{n}'),
    }),
  ),
});

export type Engine = z.output<typeof promptList>['engine'];

export interface Prompt {
  id: string;
  text: string;
}

export interface PromptLanguage {
  /** Two letters. */
  language: string;
  engine: Engine;
  voice: string;
  prompts: Prompt[];
}

const DIRECTORY = new URL('../../prompts/', import.meta.url);

/** @throws ZodError when a list is not of this form. */
function readLanguage(language: string): PromptLanguage {
  const text = readFileSync(new URL(`${language}.json`, DIRECTORY), 'utf8');
  const { engine, voice, texts, series } = promptList.parse(JSON.parse(text));
  const counted = Object.entries(series).flatMap(([name, { from, to, text: words }]) =>
    Array.from({ length: to - from + 1 }, (_, index): [string, string] => [
      `${name}_${from + index}`,
      words.replace('{n}', String(from + index)),
    ]),
  );
  const all = new Map([...counted, ...Object.entries(texts)]);
  const prompts = [...all].map(([id, words]) => ({ id, text: words }));
  return { language, engine, voice, prompts };
}

export function readPromptLanguages(): PromptLanguage[] {
  return readdirSync(DIRECTORY)
    .filter((name) => /^[a-z]{2}\.json$/.test(name))
    .map((name) => readLanguage(name.slice(0, 2)));
}
