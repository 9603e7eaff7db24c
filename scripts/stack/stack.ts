import { join } from 'node:path';
import { newId } from '@/lib/shared/ids';
import type { StackOptions } from '../arguments';
import { planPorts, type PortPlan } from '../plan/ports';
import { derivedSettings, withSecrets, type SecretName } from '../plan/settings';
import { readSettings, writeSettings, type Settings } from '../plan/settings-file';
import { directoriesOf, makeDirectories, type Directories } from './directories';

export interface Stack {
  directories: Directories;
  plan: PortPlan;
  host: string;
  settings: Settings;
  secrets: Record<SecretName, string>;
  mediaNodeId: string;
}

/** What the parts are told, made from the options and what is kept in the data directory. */
export function planStack(options: StackOptions, kept: Settings): Stack {
  const directories = directoriesOf(options.dataDir);
  const plan = planPorts(options.portBase);
  const secrets = withSecrets(kept);
  const mediaNodeId = kept['MEDIA_NODE_ID'] ?? newId('mediaNode');
  const settings = {
    ...secrets,
    ...derivedSettings(plan, secrets, options.host),
    MEDIA_NODE_ID: mediaNodeId,
    CDR_DIRECTORIES: `${mediaNodeId}=${join(options.dataDir, 'media-1', 'cdr')}`,
  };
  return { directories, plan, host: options.host, settings, secrets, mediaNodeId };
}

/** The same, written down so that the next start finds the same secrets. */
export function openStack(options: StackOptions): Stack {
  const { settingsFile } = directoriesOf(options.dataDir);
  const stack = planStack(options, readSettings(settingsFile));
  makeDirectories(stack.directories);
  writeSettings(settingsFile, stack.settings);
  return stack;
}

/** Where this machine reaches what listens on `host`. */
export function reachable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}
