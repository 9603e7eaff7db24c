import type { Stack } from './stack';

/** The rows without which nobody could sign in: written once, brought up to date after that. */
export async function prepareInstallation(_stack: Stack): Promise<void> {}

/** Returns a note for the progress line. */
export async function loadDemo(_stack: Stack): Promise<string | undefined> {
  return undefined;
}
