import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const exclude = ['node_modules/**', '.next/**', '.livery/**'];

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
          exclude: [...exclude, '**/*.int.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude,
          globalSetup: 'e2e/servers.ts',
          setupFiles: 'e2e/file-database.ts',
          // One Kamailio and one set of ports serve them all.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
