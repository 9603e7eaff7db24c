import { searchFreeswitch } from '../processes/freeswitch';

/** What calls run through on this machine, in words. */
export async function describeMediaNode(): Promise<string> {
  const search = await searchFreeswitch();
  if (search.found) return `FreeSWITCH ${search.found.version}`;
  const wanted = process.env['FREESWITCH_BIN'];
  return `simulator (${wanted ? search.reason : 'no FreeSWITCH found'})`;
}
