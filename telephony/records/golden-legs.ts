import { readdirSync, readFileSync } from 'node:fs';

/**
 * Records as a FreeSWITCH 1.11 with our configuration wrote them, one file a call, by name of what
 * happened. Only media statistics, SDP and the application log were taken out.
 */
const directory = new URL('./golden/', import.meta.url);

export function goldenNames(): string[] {
  return readdirSync(directory).map((file) => file.replace(/\.json$/, ''));
}

/** The raw text of each leg of a recorded call. */
export function goldenRecords(name: string): string[] {
  const text = readFileSync(new URL(`${name}.json`, directory), 'utf8');
  return (JSON.parse(text) as unknown[]).map((leg) => JSON.stringify(leg));
}
