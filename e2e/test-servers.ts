/** What e2e/servers.ts started, for tests that need more than the settings of lib/env.ts. */
export interface TestServers {
  /** Everything the servers write. */
  dir: string;
  mariadb: { port: number; socketPath: string };
  kamailio: { dir: string; pid: number; host: string; sipPort: number; wsPort: number };
  rtpengine: { port: number };
  /** The media node, when a real FreeSWITCH was found. */
  freeswitch:
    { version: string; nodeId: string; dir: string; sipPort: number; eslPort: number } | undefined;
  eslPassword: string;
}

const VARIABLE = 'LIVERY_TEST_SERVERS';

export function publishTestServers(servers: TestServers): void {
  process.env[VARIABLE] = JSON.stringify(servers);
}

/** Throws when the servers of the integration tests are not there. */
export function testServers(): TestServers {
  const text = process.env[VARIABLE];
  if (!text)
    throw new Error('This test needs the servers of e2e/servers.ts (vitest projects int and sip).');
  return JSON.parse(text);
}
