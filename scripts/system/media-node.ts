import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { searchFreeswitch } from '../processes/freeswitch';

/** What calls run through on this machine, in words. */
export async function describeMediaNode(): Promise<string> {
  const search = await searchFreeswitch();
  if (search.found) return `FreeSWITCH ${search.found.version}`;
  const wanted = process.env['FREESWITCH_BIN'];
  return `simulator (${wanted ? search.reason : 'no FreeSWITCH found'})`;
}

/** Its name and version, by `kamailio -v`. */
export async function describeEntryNode(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('kamailio', ['-v'], { timeout: 10_000 });
    return `Kamailio ${/kamailio ([0-9]+(?:\.[0-9]+)+)/.exec(stdout)?.[1] ?? ''}`.trim();
  } catch {
    return 'Kamailio';
  }
}
