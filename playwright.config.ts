import { defineConfig } from '@playwright/test';

/** ./livery test brings up a stack of its own and says where; else it is the one of ./livery up. */
const baseURL = process.env['LIVERY_URL'] ?? 'http://localhost:7400';

/** What only looks at pages runs beside what changes the demo data, and beside itself. */
const LOOKING = /(accessibility|layout|policy)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e/browser',
  outputDir: process.env['PLAYWRIGHT_OUTPUT_DIR'] ?? 'test-results',
  workers: 2,
  projects: [
    { name: 'looks', testMatch: LOOKING, fullyParallel: true },
    // The demo data are one for all; two workers would see each other's changes.
    { name: 'works', testIgnore: LOOKING, workers: 1 },
  ],
  // Where other programs take the processor away for seconds, one wait of hundreds is too short; by hand it should
  // show. ./livery test lists by name what needed the second try.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
      args: [
        // Debian's Chromium as root, in a container without a GPU and with a small /dev/shm.
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        // A microphone that hums, for the page that records.
        '--use-fake-device-for-media-stream',
        // It must not look for the world.
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
});
