import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { searchFreeswitch } from '../processes/freeswitch';
import { runCommand } from '../run-command';
import { aptCommand } from '../system/apt';
import {
  BROWSER_PACKAGE,
  isInstalled,
  LUA_PACKAGE,
  SERVER_PACKAGES,
  SIPP_PACKAGE,
  type DebianPackage,
} from '../system/packages';
import { bad, note, ok, type Finding } from './finding';

async function packageVersion(name: string): Promise<string> {
  const { code, output } = await runCommand('dpkg-query', ['-W', '-f=${Version}', name]);
  return code === 0 ? output : 'not from a Debian package';
}

async function examinePackage(wanted: DebianPackage, forTests: boolean): Promise<Finding> {
  if (isInstalled(wanted)) return ok(`${wanted.name} ${await packageVersion(wanted.name)}`);
  const mend = `as root: ${aptCommand([wanted])}`;
  if (forTests) return note(`${wanted.name} is missing; only ./livery test needs it`, mend);
  return bad(`${wanted.name} is missing`, `./livery up as root installs it, or ${mend}`);
}

async function examineFreeswitch(): Promise<Finding> {
  const { found, reason } = await searchFreeswitch();
  if (found) return ok(`FreeSWITCH ${found.version}: ${found.bin}`);
  const mend = 'install FreeSWITCH 1.10 or newer, or name it in FREESWITCH_BIN';
  return process.env['FREESWITCH_BIN']
    ? bad(`no usable FreeSWITCH: ${reason}`, mend)
    : note(`no FreeSWITCH (${reason}): a simulator takes its place`, mend);
}

const GIB = 2 ** 30;
const LEAST_FREE_GIB = 2;

/** Of the nearest folder that is there. */
export function freeGib(path: string): number {
  let folder = path;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / GIB;
}

function examineDisk(dataDir: string): Finding {
  const free = freeGib(dataDir);
  const text = `${free.toFixed(1)} GiB free for ${dataDir}`;
  return free < LEAST_FREE_GIB
    ? bad(text, 'make room: recordings and the database grow')
    : ok(text);
}

/** Programs, packages and room on the disk. */
export async function examineMachine(dataDir: string): Promise<Finding[]> {
  return [
    ok(`Node.js ${process.version}`),
    ...(await Promise.all(SERVER_PACKAGES.map((wanted) => examinePackage(wanted, false)))),
    ...(await Promise.all(
      [SIPP_PACKAGE, LUA_PACKAGE, BROWSER_PACKAGE].map((wanted) => examinePackage(wanted, true)),
    )),
    await examineFreeswitch(),
    examineDisk(dataDir),
  ];
}
