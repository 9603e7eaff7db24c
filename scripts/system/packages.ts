import { existsSync } from 'node:fs';
import { findProgram } from './programs';

export interface DebianPackage {
  name: string;
  /** A program of it, or the path of a file; `*` stands for the machine's architecture folder. */
  proof: string;
  /** Starts a service of its own when it is installed. */
  service?: string;
}

const MODULES = '/usr/lib/*/kamailio/modules';

/** The servers' core packages where there are such: they bring programs, not services. */
export const SERVER_PACKAGES: readonly DebianPackage[] = [
  { name: 'mariadb-server-core', proof: 'mariadbd' },
  { name: 'mariadb-client-core', proof: 'my_print_defaults' },
  { name: 'kamailio', proof: 'kamailio', service: 'kamailio' },
  { name: 'kamailio-mysql-modules', proof: `${MODULES}/db_mysql.so` },
  { name: 'kamailio-websocket-modules', proof: `${MODULES}/websocket.so` },
  { name: 'kamailio-presence-modules', proof: `${MODULES}/presence.so` },
  { name: 'kamailio-extra-modules', proof: `${MODULES}/uuid.so` },
  { name: 'rtpengine-daemon', proof: 'rtpengine', service: 'rtpengine-daemon' },
];

/** Voices for the prompts of a new PBX; the product runs without them. */
export const SPEECH_PACKAGES: readonly DebianPackage[] = [
  { name: 'flite', proof: 'flite' },
  { name: 'espeak-ng', proof: 'espeak-ng' },
];

export const SIPP_PACKAGE: DebianPackage = { name: 'sip-tester', proof: 'sipp' };
export const LUA_PACKAGE: DebianPackage = { name: 'lua5.3', proof: 'lua5.3' };
export const BROWSER_PACKAGE: DebianPackage = { name: 'chromium', proof: 'chromium' };

const ARCHITECTURES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'];

export function isInstalled({ proof }: DebianPackage): boolean {
  if (!proof.startsWith('/')) return findProgram(proof) !== undefined;
  return ARCHITECTURES.some((architecture) => existsSync(proof.replace('*', architecture)));
}

export function missingPackages(packages: readonly DebianPackage[]): DebianPackage[] {
  return packages.filter((wanted) => !isInstalled(wanted));
}
