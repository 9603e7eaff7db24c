import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DemoAccess } from '@/prisma/demo/access';
import { writeSettings } from '../plan/settings-file';
import { directoriesOf, type Directories } from './directories';
import { summaryOf } from './summary';

let directories: Directories;

const phone = (extension: string, name: string) => ({
  tenant: 'Acme',
  extension,
  name,
  username: `d${extension}`,
  password: `secret-${extension}`,
  domain: 'acme.pbx.localhost',
  server: '127.0.0.1',
  port: 7403,
});

const demo: DemoAccess = {
  logins: [
    { who: 'Acme, owner', role: 'owner', url: 'http://x', email: 'o@acme.example', password: 'pw' },
  ],
  sip: [phone('101', 'Ada'), phone('102', 'Grace')],
};

beforeEach(() => {
  directories = directoriesOf(mkdtempSync(join(tmpdir(), 'livery-summary-')));
  writeSettings(directories.settingsFile, {
    APP_PUBLIC_URL: 'http://localhost:7400',
    OPERATOR_EMAIL: 'operator@example.com',
    OPERATOR_PASSWORD: 'operator-password',
  });
});

afterEach(() => rmSync(directories.data, { recursive: true, force: true }));

it('shows the demo log-ins, SIP accounts and how to call', () => {
  writeFileSync(directories.demoFile, JSON.stringify(demo));
  const text = summaryOf(directories).join('\n');
  expect(text).toContain('Acme, owner  http://x  o@acme.example  pw');
  expect(text).toMatch(/Acme 101 +Ada +d101@acme\.pbx\.localhost +secret-101/);
  expect(text).toContain('./livery call 101 102');
});

it("shows the operator's log-in when there are no demo data", () => {
  const text = summaryOf(directories).join('\n');
  expect(text).toMatch(/operator@example\.com +operator-password/);
  expect(text).toContain('Create a PBX');
  expect(text).not.toContain('./livery call');
});
