import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { DemoAccess, DemoSipAccount } from '@/prisma/demo/access';
import { parseDataDir, UsageError } from './arguments';
import { Phone } from './call/phone';
import { directoriesOf } from './stack/directories';

const TALK_MS = 3000;

function readAccounts(dataDir: string): DemoSipAccount[] {
  const { demoFile } = directoriesOf(dataDir);
  if (!existsSync(demoFile)) throw new UsageError('There are no demo data. Try: ./livery up');
  const { sip }: DemoAccess = JSON.parse(readFileSync(demoFile, 'utf8'));
  return sip;
}

/** The first demo PBX that has both. */
function findPair(accounts: readonly DemoSipAccount[], from: string, to: string) {
  for (const caller of accounts.filter(({ extension }) => extension === from)) {
    const callee = accounts.find(
      ({ domain, extension }) => domain === caller.domain && extension === to,
    );
    if (callee) return { caller, callee };
  }
  const known = accounts.map(({ extension }) => extension).join(', ');
  throw new UsageError(`Name two extensions of one demo PBX: ${known}.`);
}

/** Registers two demo phones, lets one call the other, hangs up after three seconds. */
export async function call(args: string[]): Promise<number> {
  const { dataDir, words } = parseDataDir(args);
  const [from = '101', to = '102'] = words;
  const { caller, callee } = findPair(readAccounts(dataDir), from, to);
  const proxyOf = ({ server: host, port }: DemoSipAccount) => ({ host, port });
  const phones = [
    await Phone.start(caller, proxyOf(caller)),
    await Phone.start(callee, proxyOf(callee)),
  ] as const;
  try {
    for (const phone of phones) await phone.register();
    console.log(`${caller.name} (${from}) and ${callee.name} (${to}) are registered.`);
    const established = await phones[0].call(to);
    console.log(`${callee.name} has answered. They are silent for ${TALK_MS / 1000} s.`);
    await delay(TALK_MS);
    await phones[0].hangUp(established);
    console.log('Hung up. The call log shows it within seconds.');
    for (const phone of phones) await phone.register(0);
    return 0;
  } finally {
    for (const phone of phones) await phone.close();
  }
}
