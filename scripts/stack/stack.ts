import { resolve } from 'node:path';
import type { StackOptions } from '../arguments';
import { planPorts, type PortPlan } from '../plan/ports';
import { derivedSettings, withSecrets, type SecretName } from '../plan/settings';
import { readSettings, writeSettings, type Settings } from '../plan/settings-file';
import { directoriesOf, makeDirectories, type Directories } from './directories';
import { promptsDirectory } from './speech';

export interface Stack {
  directories: Directories;
  plan: PortPlan;
  host: string;
  settings: Settings;
  secrets: Record<SecretName, string>;
  /** Known once the installation has its row for it. */
  mediaNodeId: string | undefined;
}

/** What the parts are told, made from the options and what is kept in the data directory. */
export function planStack(options: StackOptions, kept: Settings): Stack {
  const directories = directoriesOf(options.dataDir);
  const plan = planPorts(options.portBase);
  const secrets = withSecrets(kept);
  const settings = {
    STORAGE_DIRECTORY: resolve(directories.data, 'storage'),
    PROMPTS_DIRECTORY: promptsDirectory(directories),
    ...secrets,
    ...derivedSettings(plan, secrets, options.host),
  };
  return { directories, plan, host: options.host, settings, secrets, mediaNodeId: undefined };
}

/** The same, written down so that the next start finds the same secrets. */
export function openStack(options: StackOptions): Stack {
  const { settingsFile } = directoriesOf(options.dataDir);
  const stack = planStack(options, readSettings(settingsFile));
  makeDirectories(stack.directories);
  writeSettings(settingsFile, stack.settings);
  return stack;
}
