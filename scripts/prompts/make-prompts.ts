import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertAudio } from '@/lib/sounds/audio/convert';
import { runCommand } from '../run-command';
import { findProgram } from '../system/programs';
import { holdMusic } from './hold-music';
import { readPromptLanguages, type Engine, type Prompt, type PromptLanguage } from './prompt-list';

/** Another number makes all of them anew: the way they are made has changed. */
const MAKING = 1;
const AT_ONCE = 3;
const MADE = 'made.json';

/** Arguments of each engine. The text comes from our own lists and never through a shell. */
const SPEAK: Readonly<Record<Engine, (voice: string, text: string, out: string) => string[]>> = {
  flite: (voice, text, out) => ['-voice', voice, '-t', text, '-o', out],
  'espeak-ng': (voice, text, out) => ['-v', voice, '-s', '145', '-w', out, text],
};

export interface PromptsMade {
  made: number;
  kept: number;
  /** Languages without their voice on this machine. */
  silent: string[];
}

/** Prompt → what it was made from. */
type Made = Record<string, string>;

function digestOf({ engine, voice }: PromptLanguage, { text }: Prompt): string {
  const source = JSON.stringify([MAKING, engine, voice, text]);
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

function readMade(directory: string): Made {
  const file = join(directory, MADE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Made) : {};
}

function place(directory: string, id: string, wav: Uint8Array): void {
  const draft = join(directory, `.${id}`);
  writeFileSync(draft, wav);
  renameSync(draft, join(directory, `${id}.wav`));
}

/** @throws Error with the engine's words. */
async function speak(
  { engine, voice }: PromptLanguage,
  { id, text }: Prompt,
  directory: string,
): Promise<void> {
  const spoken = join(directory, `.${id}.spoken`);
  const { code, output } = await runCommand(engine, SPEAK[engine](voice, text, spoken), {
    timeoutSeconds: 30,
  });
  if (code !== 0) throw new Error(`${engine} cannot say "${text}": ${output.slice(-500)}`);
  const { wav } = await convertAudio(readFileSync(spoken));
  rmSync(spoken);
  place(directory, id, wav);
}

async function makeMusic(directory: string): Promise<void> {
  place(directory, 'music', (await convertAudio(holdMusic())).wav);
}

async function makeLanguage(list: PromptLanguage, directory: string): Promise<number> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const made = readMade(directory);
  const isThere = (id: string): boolean => existsSync(join(directory, `${id}.wav`));
  const due = list.prompts.filter(
    (prompt) => made[prompt.id] !== digestOf(list, prompt) || !isThere(prompt.id),
  );
  const count = due.length;
  const work = async (): Promise<void> => {
    for (let prompt = due.shift(); prompt; prompt = due.shift()) {
      await speak(list, prompt, directory);
      made[prompt.id] = digestOf(list, prompt);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (!isThere('music')) await makeMusic(directory);
  const ids = new Set(list.prompts.map(({ id }) => id));
  for (const id of Object.keys(made).filter((known) => !ids.has(known))) {
    rmSync(join(directory, `${id}.wav`), { force: true });
    delete made[id];
  }
  if (count > 0) writeFileSync(join(directory, MADE), JSON.stringify(made));
  return count;
}

/**
 * `<directory>/<language>/<id>.wav`, only what is not there or was made from other words. A language
 * whose voice is missing is left out: a node without prompts plays tones.
 */
export async function makePrompts(
  directory: string,
  languages: readonly PromptLanguage[] = readPromptLanguages(),
): Promise<PromptsMade> {
  const result: PromptsMade = { made: 0, kept: 0, silent: [] };
  for (const list of languages) {
    if (!findProgram(list.engine)) {
      result.silent.push(list.language);
      continue;
    }
    const made = await makeLanguage(list, join(directory, list.language));
    result.made += made;
    result.kept += list.prompts.length - made;
  }
  return result;
}
