import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileBody, Storage } from '@/lib/storage/port';
import type { SoundStore } from '../store/sound-store';

/** A file that every media node must hold under `<node>/sounds/<name>`. */
export interface OfferedFile {
  name: string;
  /** First 32 hexadecimal digits of SHA-256. */
  hash: string;
  bytes: number;
  /** A second name, which always leads to the newest file of a sound that a node has. */
  alias?: string;
}

export const offeredList = z.object({
  files: z.array(
    z.object({
      name: z.string().regex(/^(prompts\/[a-z]{2}\/)?[a-z0-9_-]+\.wav$/),
      hash: z.string().regex(/^[0-9a-f]{32}$/),
      bytes: z.int().nonnegative(),
      alias: z
        .string()
        .regex(/^[a-z0-9_]+\.wav$/)
        .optional(),
    }),
  ),
});

const soundDocument = z.object({
  id: z.string().regex(/^snd_[0-9a-z]+$/),
  hash: z.string().regex(/^[0-9a-f]{32}$/),
  bytes: z.int(),
  storageKey: z.string(),
});

interface Offered extends OfferedFile {
  open: () => Promise<FileBody>;
}

export interface OfferedFiles {
  /** What there is; `version` changes when it does. */
  list(): Promise<{ version: string; files: readonly OfferedFile[] }>;
  /** Undefined when it is not offered (any more). */
  open(name: string): Promise<{ bytes: number; body: FileBody } | undefined>;
}

async function readPrompts(directory: string): Promise<Offered[]> {
  const prompts: Offered[] = [];
  const languages = await readdir(directory).catch(() => []);
  for (const language of languages.filter((name) => /^[a-z]{2}$/.test(name))) {
    const names = await readdir(join(directory, language));
    for (const name of names.filter((file) => /^[a-z0-9_-]+\.wav$/.test(file))) {
      const path = join(directory, language, name);
      const content = await readFile(path);
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
      prompts.push({
        ...{ name: `prompts/${language}/${name}`, hash, bytes: content.length },
        open: async () => createReadStream(path),
      });
    }
  }
  return prompts;
}

/** When anything below was written last: prompts are made at set-up, all at once. */
async function promptsVersion(directory: string): Promise<string> {
  const languages = await readdir(directory).catch(() => []);
  const times = await Promise.all(
    languages.map(async (name) => (await stat(join(directory, name))).mtimeMs),
  );
  return [...languages, ...times].join();
}

/** Sounds out of the storage and the prompts of a directory, as one list. */
export function createOfferedFiles(
  sounds: SoundStore,
  storage: Storage,
  promptsDirectory: string | undefined,
): OfferedFiles {
  let held: { version: string; files: ReadonlyMap<string, Offered> } | undefined;

  async function readSounds(): Promise<Offered[]> {
    return (await sounds.all()).map((text) => {
      const { id, hash, bytes, storageKey } = soundDocument.parse(JSON.parse(text));
      return {
        ...{ name: `${id}-${hash}.wav`, alias: `${id}.wav`, hash, bytes },
        open: () => storage.get(storageKey),
      };
    });
  }

  async function current(): Promise<NonNullable<typeof held>> {
    const prompts = promptsDirectory ? await promptsVersion(promptsDirectory) : '';
    const version = createHash('sha256')
      .update(`${await sounds.version()}/${prompts}`)
      .digest('hex')
      .slice(0, 32);
    if (held?.version === version) return held;
    const all = [
      ...(await readSounds()),
      ...(promptsDirectory ? await readPrompts(promptsDirectory) : []),
    ];
    held = { version, files: new Map(all.map((file) => [file.name, file])) };
    return held;
  }

  return {
    list: async () => {
      const { version, files } = await current();
      const shown = [...files.values()].map(({ open: _, ...file }) => file);
      return { version, files: shown };
    },
    open: async (name) => {
      const file = (await current()).files.get(name);
      return file && { bytes: file.bytes, body: await file.open() };
    },
  };
}
