import AxeBuilder from '@axe-core/playwright';
import { open } from './pages';
import { expect, test } from './session';

test('calls are exported from the log, and the file waits on the page of exports', async ({
  owner: page,
}) => {
  await open(page, '/calls?period=all&direction=inbound');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Format')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  await page.waitForURL(/\/exports$/);
  const row = page.locator('tbody tr').first();
  await expect(row).toContainText('Ready', { timeout: 20_000 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const download = page.waitForEvent('download');
  await row.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toMatch(/^calls-\d{8}-\d{4}\.csv$/);
  const rows = await page.locator('tbody tr').count();
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  if (rows > 1) await expect(page.locator('tbody tr')).toHaveCount(rows - 1);
  else await expect(page.getByText('No exports yet')).toBeVisible();
});

test('a view is saved, opened again, scheduled and removed', async ({ owner: page }) => {
  const name = `Missed ${Date.now()}`;
  await open(page, '/calls?period=30d&missed=true');
  await page.getByRole('button', { name: 'Saved views' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save this view' }).click();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Share with the team').check();
  await dialog.getByLabel('Send by e-mail').check();
  await dialog.getByLabel('How often').selectOption('Every week');
  await dialog.getByLabel('To', { exact: true }).fill('nobody');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('Not an e-mail address.')).toBeVisible();
  await dialog.getByLabel('To', { exact: true }).fill('ada@example.com');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('Every week on Monday at 08:00, to ada@example.com')).toBeVisible();
  await open(page, '/calls');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await dialog.getByRole('button', { name: `Open ${name}` }).click();
  await expect(page).toHaveURL(/\/calls\?period=30d&missed=true$/);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await dialog.getByRole('button', { name: `Remove ${name}` }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByText(name)).toBeHidden();
});
