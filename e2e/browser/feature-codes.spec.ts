import type { Page } from '@playwright/test';
import { open } from './pages';
import { expect, test } from './session';

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
};

async function pick(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.focus();
  await page.keyboard.type(text);
  await expect(page.getByRole('option', { name: text }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test('a code is changed, switched off and kept; the rail leads there', async ({ owner: page }) => {
  await open(page, '/');
  await page.getByRole('link', { name: 'Feature codes' }).click();
  await page.waitForURL(/\/settings\/feature-codes$/);
  const echo = page.getByLabel('Echo test', { exact: true });
  const time = page.getByLabel('Time', { exact: true });
  await expect(echo).toHaveValue('*43');
  await echo.fill('*44');
  await time.fill('');
  await save(page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(echo).toHaveValue('*44');
  await expect(time).toHaveValue('');
  await echo.fill('*43');
  await time.fill('*60');
  await save(page);
});

test('a code that is another’s is refused by its name, at its field', async ({ owner: page }) => {
  await open(page, '/settings/feature-codes');
  const echo = page.getByLabel('Echo test', { exact: true });
  await echo.fill('*60');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(echo).toBeFocused();
  await expect(echo).toHaveAccessibleDescription(/\*60 is “Time” already\./);
  await echo.fill('101');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(echo).toHaveAccessibleDescription(/101 belongs to .* already\./);
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('a permission is written by keyboard and reads as a sentence', async ({ owner: page }) => {
  await open(page, '/settings/call-permissions/new');
  await page.getByLabel('Name', { exact: true }).fill('Lead listens');
  await page.getByRole('button', { name: 'Create call permission' }).click();
  const may = page.getByRole('group', { name: 'May', exact: true });
  await expect(may).toHaveAccessibleDescription('Choose at least one.');
  await page.getByLabel('Listen', { exact: true }).check();
  await page.getByLabel('Whisper', { exact: true }).check();
  await page.getByRole('button', { name: 'Create call permission' }).click();
  const who = page.getByRole('group', { name: 'Who', exact: true });
  await expect(who).toHaveAccessibleDescription(/Choose everybody, or at least one/);
  await pick(page, 'Add an extension or a ring group', '101');
  await page.getByRole('button', { name: 'Create call permission' }).click();
  await page.waitForURL(/\/call-permissions\/prm_/);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(page.getByLabel('Listen', { exact: true })).toBeChecked();
  await expect(page.getByLabel('Join', { exact: true })).not.toBeChecked();
  await open(page, '/settings/call-permissions');
  const row = page.getByRole('row', { name: /Lead listens/ });
  await expect(row).toContainText(/101 .* may listen, whisper: calls of everybody/);
  await page.getByRole('link', { name: 'Lead listens' }).click();
  await page.waitForURL(/\/call-permissions\/prm_/);
  await page.getByRole('button', { name: 'Remove call permission' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Remove call permission' })
    .click();
  await page.waitForURL(/\/settings\/call-permissions$/);
});

test('all calls of an extension are forwarded, and a circle is refused', async ({
  owner: page,
}) => {
  await open(page, '/settings/extensions?q=102');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/extensions\/ext_/);
  await pick(page, 'All calls go to', '103');
  await save(page);
  await page.reload();
  const field = page.getByRole('combobox', { name: 'All calls go to' });
  await expect(field).toHaveValue(/103/);
  await field.fill('102');
  await page.getByRole('option', { name: /^102/ }).first().click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await field.fill('Not');
  await page.getByRole('option', { name: 'Not forwarded' }).click();
  await save(page);
});
