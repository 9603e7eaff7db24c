import type { Locator, Page } from '@playwright/test';
import { api, remove, type Made } from './api';
import { open } from './pages';
import { expect, test } from './session';

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** The page may be seen before it listens. */
async function openDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    await page.getByRole('button', { name: 'Add trunk' }).click();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  return dialog;
}

async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Whatever a run before this one left. */
test.beforeEach(async ({ operator: page }) => {
  await open(page, '/trunks');
  type Found = { items: (Made & { name: string })[] };
  const { items } = await api<Found>(page, 'GET', '/trunks');
  for (const { id, name } of items) {
    if (/^(Browser|Silent) Carrier$/.test(name)) await remove(page, `/trunks/${id}`);
  }
  await open(page, '/trunks');
});

test('a trunk is added with its account, changed, switched off and removed', async ({
  operator: page,
}) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Name', { exact: true }).fill('Browser Carrier');
  await dialog.getByLabel('Address').fill('sip.carrier.example');
  await dialog.getByLabel('Sign in with an account').check();
  await dialog.getByLabel('User name').fill('4930123');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByLabel('Domain').fill('carrier|example');
  await dialog.getByLabel('PCMA').check();
  await dialog.getByLabel('Calls at the same time').fill('30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const domain = dialog.getByLabel('Domain');
  await expect(domain).toBeFocused();
  await expect(domain).toHaveAccessibleDescription(/host name/);
  await domain.fill('carrier.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const row = rowOf(page, 'Browser Carrier');
  await expect(row).toContainText('sip.carrier.example:5060 udp');
  await expect(row).toContainText('0 of 30');
  await expect(row).toContainText('PCMA');

  await act(page, 'Browser Carrier', 'Change…');
  await expect(dialog.getByLabel('Password')).toHaveValue('');
  await dialog.getByLabel('Calls at the same time').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).not.toContainText('of 30');

  await act(page, 'Browser Carrier', 'Switch off');
  await expect(row).toContainText('Switched off');
  await act(page, 'Browser Carrier', 'Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove trunk' }).click();
  await expect(row).toBeHidden();
});

test('the entry node says how a trunk is', async ({ operator: page }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Name', { exact: true }).fill('Silent Carrier');
  // Nobody is there: a port of this machine where nothing listens.
  await dialog.getByLabel('Address').fill('127.0.0.1');
  await dialog.getByLabel('Port').fill('9');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const row = rowOf(page, 'Silent Carrier');
  await expect(row).toContainText('No gateway answers', { timeout: 40_000 });
  await expect(row).toContainText('Since');
  await act(page, 'Silent Carrier', 'Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove trunk' }).click();
  await expect(row).toBeHidden();
});
