import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Settings = Record<string, string>;

/** `NAME=value` lines, as systemd's EnvironmentFile and `set -a; . file` both read plain values. */
export function parseSettings(text: string): Settings {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );
}

export function formatSettings(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `# Written by ./livery up. Holds secrets. Lines you add or change stay, but for addresses and ports.\n${lines.join('\n')}\n`;
}

export function readSettings(path: string): Settings {
  return existsSync(path) ? parseSettings(readFileSync(path, 'utf8')) : {};
}

/** Only the owner may read it. Written whole or not at all: losing it would lock everyone out. */
export function writeSettings(path: string, settings: Settings): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, formatSettings(settings), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
