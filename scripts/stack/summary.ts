import { existsSync, readFileSync } from 'node:fs';
import type { DemoAccess, DemoLogin, DemoSipAccount } from '@/prisma/demo/access';
import { readSettings, type Settings } from '../plan/settings-file';
import type { Directories } from './directories';

const SHOWN_ACCOUNTS = 4;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function loginLines(logins: readonly DemoLogin[]): string[] {
  return table(logins.map(({ who, url, email, password }) => [who, url, email, password]));
}

function accountLines(accounts: readonly DemoSipAccount[]): string[] {
  const rows = accounts.map(({ tenant, extension, name, username, password, domain }) => [
    `${tenant} ${extension}`,
    name,
    `${username}@${domain}`,
    password,
  ]);
  return table(rows.slice(0, SHOWN_ACCOUNTS));
}

function callLines({ sip }: DemoAccess): string[] {
  const [first, second] = sip;
  if (!first || !second) return [];
  return [
    'A first call',
    `  1. In a softphone (Linphone, MicroSIP, Zoiper …) add two of the SIP accounts above:`,
    `     user name and password as shown, domain ${first.domain},`,
    `     outbound proxy ${first.server}:${first.port}, transport UDP or TCP.`,
    `  2. From the phone of ${first.name} dial ${second.extension}: the phone of ${second.name} rings.`,
    `  3. Without a phone: ./livery call ${first.extension} ${second.extension} places one and hangs up.`,
    '  4. The call log of the web app shows it.',
  ];
}

const FIRST_STEPS = [
  'First steps',
  '  1. Sign in. Create a PBX under PBXs, then two extensions with a device each.',
  '  2. Each new device shows its SIP account once: type it into a softphone.',
  '  3. Dial the number of one extension from the phone of the other.',
];

function readDemo({ demoFile }: Directories): DemoAccess | undefined {
  return existsSync(demoFile) ? JSON.parse(readFileSync(demoFile, 'utf8')) : undefined;
}

function addressLines(settings: Settings): string[] {
  const { APP_PUBLIC_URL, SIP_PUBLIC_HOST, SIP_PUBLIC_PORT, SIP_PUBLIC_WS_URL } = settings;
  return table([
    ['Web app', APP_PUBLIC_URL ?? ''],
    ['API', `${APP_PUBLIC_URL}/api/v1/openapi.json`],
    ['SIP', `${SIP_PUBLIC_HOST}:${SIP_PUBLIC_PORT} (UDP, TCP), ${SIP_PUBLIC_WS_URL}`],
  ]);
}

/** Addresses, log-ins, SIP accounts and the way to a first call. */
export function summaryOf(directories: Directories): string[] {
  const settings = readSettings(directories.settingsFile);
  const demo = readDemo(directories);
  const operator: DemoLogin = {
    who: 'Platform, operator',
    role: 'operator',
    url: settings['APP_PUBLIC_URL'] ?? '',
    email: settings['OPERATOR_EMAIL'] ?? '',
    password: settings['OPERATOR_PASSWORD'] ?? '',
  };
  return [
    '',
    'Addresses',
    ...addressLines(settings),
    'Log-ins (passwords as they were set up)',
    ...loginLines(demo?.logins ?? [operator]),
    ...(demo ? ['SIP accounts', ...accountLines(demo.sip), ...callLines(demo)] : FIRST_STEPS),
    `All of them: ${demo ? directories.demoFile : directories.settingsFile}`,
    '',
  ];
}

export function printSummary(directories: Directories, say: (line: string) => void): void {
  for (const line of summaryOf(directories)) say(line);
}
