import type { Page } from '@playwright/test';
import { api } from './api';
import { open } from './pages';
import { expect, test } from './session';

type Settings = { version: number };

/** As it is from the start. */
async function reset(page: Page): Promise<void> {
  const { version } = await api<Settings>(page, 'GET', '/outgoing');
  const body = {
    ...{ rules: [], routes: [], otherCalls: 'allowed', callerId: null, countries: null },
    ...{ emergencyNumbers: [], maxCalls: null, maxCallsPerExtension: null },
  };
  await api(page, 'PATCH', '/outgoing', { body, version });
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
}

test.beforeEach(async ({ owner: page }) => {
  await open(page, '/settings/outgoing');
  await reset(page);
  await open(page, '/settings/outgoing');
});

test('a ban and a route read as sentences and are kept', async ({ owner: page }) => {
  await page.getByRole('button', { name: 'Add a dial rule' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Premium numbers');
  await page.getByLabel('What is dialled').fill('0900*');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Add a route' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Britain');
  await page.getByLabel('Numbers', { exact: true }).fill('+44*');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByLabel('Calls that no route is for').selectOption('Are refused');
  await save(page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);

  await page.reload();
  await expect(page.getByText('Premium numbers: 0900* may not be called.')).toBeVisible();
  await expect(page.getByText('Britain: +44* goes by all trunks in their order.')).toBeVisible();
  await expect(page.getByLabel('Calls that no route is for')).toHaveValue('refused');
  await reset(page);
});

test('countries are chosen by name, with the keyboard', async ({ owner: page }) => {
  await page.getByLabel('Every country may be called').uncheck();
  const field = page.getByRole('combobox', { name: 'Add a country' });
  await field.focus();
  await page.keyboard.type('Germ');
  await expect(page.getByRole('option', { name: /^Germany/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const chosen = page.getByRole('list', { name: 'Countries that may be called' });
  await expect(chosen.getByRole('listitem')).toHaveText(['Germany']);
  await save(page);
  await page.reload();
  await expect(chosen.getByRole('listitem')).toHaveText(['Germany']);
  await page.getByRole('button', { name: 'Remove Germany' }).click();
  await page.getByLabel('Every country may be called').check();
  await save(page);
});

test('numbers for help are said; one that is an extension is refused at its field', async ({
  owner: page,
}) => {
  await expect(page.getByText(/^Of the country: .*112/)).toBeVisible();
  const further = page.getByLabel('Further numbers');
  await further.fill('19222 101');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(further).toBeFocused();
  await expect(further).toHaveAccessibleDescription(/101 is the number of/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(further).toHaveValue('');
});

test('what the API refuses in a rule opens that rule', async ({ owner: page }) => {
  await page.getByRole('button', { name: 'Add a dial rule' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Wrong');
  await page.getByLabel('What is dialled').fill('zero');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('What is dialled')).toHaveAccessibleDescription(/Only digits/);
  await page.getByRole('button', { name: 'Discard' }).click();
});

/** The page may be seen before it listens: what was typed until then is not told to it again. */
async function put(page: Page, label: string, value: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel(label).fill('9');
    await page.getByLabel(label).fill(value);
    await expect(page.getByText('Unsaved changes')).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test('limits are numbers or nothing', async ({ owner: page }) => {
  await put(page, 'Of the whole PBX', '20');
  await put(page, 'Of each extension', '2');
  await save(page);
  await page.reload();
  await expect(page.getByLabel('Of the whole PBX')).toHaveValue('20');
  await put(page, 'Of the whole PBX', '');
  await save(page);
  await page.reload();
  await expect(page.getByLabel('Of the whole PBX')).toHaveValue('');
  await reset(page);
});
