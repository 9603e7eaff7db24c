import type { Page } from '@playwright/test';
import { runSipp, startCallee, type SippOptions } from '../sip/sipp';
import { open } from './pages';
import { expect, test } from './session';

// What a newcomer does: an extension in the browser, its account in a phone, a call, the log.
const FIRST_PORT = 21_400;

interface Account {
  number: string;
  username: string;
  password: string;
  domain: string;
  server: string;
  port: number;
}

/** Creates an extension and types off what the dialog shows, as a person would. */
async function createAccount(page: Page, name: string): Promise<Account> {
  await open(page, '/settings/extensions/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  const number = await page.getByLabel('Number', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Create extension' }).click();
  const dialog = page.getByRole('dialog', { name: 'Type these into the phone' });
  // Some labels go on in brackets: "SIP domain (realm)".
  const shown = (label: string) =>
    dialog.getByRole('textbox', { name: new RegExp(`^${label}`) }).inputValue();
  const account = {
    number,
    username: await shown('User name'),
    password: await shown('Password'),
    domain: await shown('SIP domain'),
    server: await shown('SIP server'),
    port: Number(await shown('Port')),
  };
  await dialog.getByRole('button', { name: 'I have the password' }).click();
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  return account;
}

function phone(account: Account, localPort: number, scenario: string, number = ''): SippOptions {
  const { username, password, domain, server, port } = account;
  return {
    ...{ scenario, localPort, username, password, pauseMs: 1000 },
    target: { host: server, port },
    keys: { device: username, domain, number, other: 'd999' },
  };
}

test('a new extension registers, calls another one, and the call is in the log', async ({
  owner: page,
}, { retry }) => {
  // The phones of a first try may still be there.
  const ports = { ann: FIRST_PORT + 4 * retry, ben: FIRST_PORT + 4 * retry + 2 };
  const ann = await createAccount(page, 'Ann Caller');
  const ben = await createAccount(page, 'Ben Callee');

  for (const [account, port] of [
    [ann, ports.ann],
    [ben, ports.ben],
  ] as const) {
    const registered = await runSipp(phone(account, port, 'phone-right-password-expect-200'));
    expect(registered.code, registered.errors).toBe(0);
  }
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Online', { exact: true }).first()).toBeVisible({ timeout: 1000 });
  }).toPass();

  const ringing = await startCallee(phone(ben, ports.ben, 'callee-answers-expect-bye'));
  const call = await runSipp(
    phone(ann, ports.ann, 'caller-callee-registered-expect-200', ben.number),
  );
  expect(call.code, call.errors).toBe(0);
  expect((await ringing.done).code).toBe(0);

  await expect(async () => {
    await open(page, '/calls');
    const row = page.getByRole('row').filter({ hasText: 'Ann Caller' }).first();
    await expect(row).toContainText('Answered', { timeout: 1000 });
    await expect(row).toContainText(ben.number);
    await expect(row).not.toContainText('Simulated');
  }).toPass();
});
