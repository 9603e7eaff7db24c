import { resolve } from 'node:path';
import { makePrompts } from '../prompts/make-prompts';
import { installPackages } from '../system/apt';
import { missingPackages, SPEECH_PACKAGES } from '../system/packages';
import type { Directories } from './directories';

export function promptsDirectory({ data }: Pick<Directories, 'data'>): string {
  return resolve(data, 'prompts');
}

/**
 * The prompts that a new PBX speaks with, made once. Nothing here keeps the product from starting:
 * without a voice the media nodes play tones. Never rejects.
 */
export async function prepareSpeech(
  directories: Pick<Directories, 'data'>,
  say: (line: string) => void,
): Promise<void> {
  try {
    await installPackages(missingPackages(SPEECH_PACKAGES), say);
  } catch (error) {
    say(`No voices, prompts are tones: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const { made, kept, silent } = await makePrompts(promptsDirectory(directories));
    const missing = silent.length > 0 ? [`no voice for ${silent.join(', ')}`] : [];
    if (made + missing.length > 0) {
      say(`Spoken prompts: ${[`${made} made`, `${kept} kept`, ...missing].join(', ')}.`);
    }
  } catch (error) {
    say(`Spoken prompts: ${error instanceof Error ? error.message : String(error)}`);
  }
}
