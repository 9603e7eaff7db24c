import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const NOT_OURS = ['node_modules/**', '.next/**', '.livery/**'];
const INTEGRATION = '**/*.int.test.ts';
const SIP = 'e2e/sip/**/*.int.test.ts';
/** Each file has a media node of its own, and mostly waits for phones that ring. */
const NODES = ['e2e/freeswitch/**/*.int.test.ts', 'e2e/agreement/**/*.int.test.ts'];
const NODES_AT_ONCE = 3;

/** Tests on real servers, which e2e/servers.ts starts once a run. */
function onServers(name: string, include: string[], exclude: string[], filesAtOnce = 1) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude: [...NOT_OURS, ...exclude],
      globalSetup: 'e2e/servers.ts',
      setupFiles: 'e2e/file-database.ts',
      // One at a time where one Kamailio and one set of ports serve them all.
      fileParallelism: filesAtOnce > 1,
      maxWorkers: filesAtOnce,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // A machine that others load, too, misses a time limit now and then; ./livery test names what needed it.
      retry: process.env['CI'] ? 1 : 0,
    },
  };
}

export default defineConfig({
  resolve: { alias: { '@/': root, 'server-only': `${root}e2e/server-only.ts` } },
  test: {
    // Tests say what they expect of time zones and languages; the machine must not add its own.
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, INTEGRATION],
        },
      },
      onServers('int', [INTEGRATION], [SIP, ...NODES]),
      onServers('sip', [SIP], []),
      onServers('nodes', NODES, [], NODES_AT_ONCE),
    ],
  },
});
