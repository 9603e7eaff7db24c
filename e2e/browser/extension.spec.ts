import type { Page } from '@playwright/test';
import { open } from './pages';
import { expect, test } from './session';

const live = (page: Page) => page.locator('[data-sync=live]').first();

/** Creates an extension under the number the page suggests; returns its address and number. */
async function create(page: Page, name: string): Promise<string> {
  await open(page, '/settings/extensions/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  const number = await page.getByLabel('Number', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Create extension' }).click();
  await page.getByRole('dialog', { name: 'Type these into the phone' }).waitFor();
  return number;
}

async function remove(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Remove extension' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove extension' }).click();
  await page.waitForURL(/\/settings\/extensions$/);
}

test('from the form to Live, with an account that is shown once', async ({ owner: page }) => {
  const number = await create(page, 'Newcomer Live');
  const dialog = page.getByRole('dialog');
  for (const label of ['User name', 'Password', 'SIP domain', 'SIP server', 'Port', 'Transport']) {
    await expect(dialog.getByLabel(label).first()).toHaveValue(/\S/);
  }
  const password = await dialog.getByRole('textbox', { name: 'Password' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'I have the password' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${number} Newcomer Live`);
  await expect(live(page)).toHaveText(/^Live/);
  await page.reload();
  await expect(page.getByText('Desk phone')).toBeVisible();
  expect(await page.content()).not.toContain(password);
  await remove(page);
});

test('a change says Saving and then Live with its time', async ({ owner: page }) => {
  await create(page, 'Changed Later');
  await page.getByRole('button', { name: 'I have the password' }).click();
  await expect(live(page)).toBeVisible();
  await page.getByLabel('Rings for, in seconds').fill('45');
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await expect(live(page)).toHaveText(/^Live in \d+\.\d s$/);
  await page.reload();
  await expect(page.getByLabel('Rings for, in seconds')).toHaveValue('45');
  await remove(page);
});

test('a number that is taken is said at its field, and nothing is lost', async ({
  owner: page,
}) => {
  const number = await create(page, 'First Holder');
  await page.getByRole('button', { name: 'I have the password' }).click();
  await page.waitForURL(/\/extensions\/ext_/);
  const address = page.url();

  await open(page, '/settings/extensions/new');
  const field = page.getByLabel('Number', { exact: true });
  await field.fill(number);
  await page.getByLabel('Name', { exact: true }).fill('Second Holder');
  await page.getByRole('button', { name: 'Create extension' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/already/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Second Holder');

  await page.goto(address);
  await remove(page);
});

test('many are changed alike, after a look at every change', async ({ owner: page }) => {
  await create(page, 'Bulk One');
  await page.getByRole('button', { name: 'I have the password' }).click();
  await page.waitForURL(/\/extensions\/ext_/);
  const address = page.url();

  await open(page, '/settings/extensions?q=Bulk');
  await page.getByRole('checkbox', { name: /Bulk One/ }).check();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByLabel('Rings for, in seconds').fill('77');
  await page.getByRole('button', { name: 'Show the changes' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('rings 30 seconds → rings 77 seconds');
  await dialog.getByRole('button', { name: 'Make the changes' }).click();
  await expect(page.getByText('1 extension changed.')).toBeVisible();

  await page.goto(address);
  await expect(page.getByLabel('Rings for, in seconds')).toHaveValue('77');
  await remove(page);
});

test('a file with a bad line changes nothing and names the line', async ({ owner: page }) => {
  await open(page, '/settings/extensions');
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from('number,name\n998,Good Line\n9x,Bad Line\n');
  await dialog
    .getByLabel('CSV file')
    .setInputFiles({ name: 'extensions.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed');
  await expect(dialog.getByRole('alert')).toContainText('Line 3');
  await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
  await open(page, '/settings/extensions?q=Good Line');
  await expect(page.getByText('No extension fits')).toBeVisible();
});
