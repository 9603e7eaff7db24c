import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeCall } from '../records/made-calls';
import { api } from './api';
import { open } from './pages';
import { expect, test } from './session';

const SPOOL = resolve(process.env['LIVERY_DATA_DIR'] ?? '.livery', 'media-1', 'cdr');
/** Within this the worker has the record, and the page has asked again. */
const SOON = { timeout: 30_000 };

type Record = { name: string; number: string; plusSeconds: number };

/** Leaves the record of a call where a media node leaves it; the worker ships and folds it. */
async function leaveRecord(page: Page, { name, number, plusSeconds }: Record): Promise<void> {
  const { id: tenantId } = await api<{ id: string }>(page, 'GET', '/tenant');
  mkdirSync(SPOOL, { recursive: true });
  for (const [id, text] of makeCall(name, tenantId).legs) {
    const own = text
      .replaceAll('"caller_id_number":"caller"', `"caller_id_number":"${number}"`)
      .replaceAll(/(%2B|\+)4930123456/g, `$1${number.slice(1)}`)
      .replaceAll(/"(17954\d{5})(\d{6})?"/g, (_, seconds: string, rest = '') => {
        return `"${Number(seconds) + plusSeconds}${rest}"`;
      });
    const place = join(SPOOL, `${id}.cdr.json`);
    writeFileSync(`${place}.open`, own);
    renameSync(`${place}.open`, place);
  }
}

const newNumber = () => `+4930${String(Date.now()).slice(-8)}`;
const missed = (number: string, plusSeconds = 0): Record => ({
  ...{ name: 'inbound-given-up', number, plusSeconds },
});
const rowOf = (page: Page, number: string) =>
  page.getByRole('row', { name: new RegExp(`\\${number}`) });
const tab = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Which callers' }).getByText(name, { exact: true }).click();
const railCount = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^To call back \d+$/ })
    .textContent();

async function arrives(page: Page, number: string): Promise<void> {
  await expect(async () => {
    await open(page, '/callbacks');
    await expect(rowOf(page, number)).toBeVisible({ timeout: 1000 });
  }).toPass(SOON);
}

test('who is missed is taken, and the row closes by itself when the caller is reached', async ({
  owner: page,
}) => {
  await open(page, '/callbacks');
  const number = newNumber();
  await leaveRecord(page, missed(number));
  await arrives(page, number);
  await leaveRecord(page, missed(number, 60));
  const row = rowOf(page, number);
  await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible(SOON);
  await expect(page).toHaveTitle(/^\(\d+\) To call back/);
  const [count] = /\d+/.exec(await page.title()) ?? [];
  expect(await railCount(page)).toBe(`To call back${count}`);
  await expect(row).toContainText('Eve Outside');
  await expect(row).toContainText('Nobody yet');
  await row.getByRole('button', { name: /^Take/ }).click();
  await expect(row).toContainText('You');
  const call = row.getByRole('link', { name: /^Call .* back$/ });
  await expect(call).toHaveAttribute('href', `tel:${number}`);
  await tab(page, 'Mine');
  await page.waitForURL(/state=mine/);
  await expect(row).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await leaveRecord(page, { name: 'outbound-answered', number, plusSeconds: 300 });
  await expect(row).toBeHidden(SOON);
  await tab(page, 'Done');
  await page.waitForURL(/state=done/);
  await expect(row).toContainText('Called back');
  await row.getByRole('link', { name: /^Calls with/ }).click();
  await page.waitForURL((url) => url.pathname === '/calls');
  expect(new URL(page.url()).searchParams.get('match')).toBe('exact');
  await expect(page.getByRole('row', { name: new RegExp(`\\${number}`) })).toHaveCount(3);
});

test('done by a key, and open again', async ({ owner: page }) => {
  await open(page, '/callbacks');
  const number = newNumber();
  // In the year after: the first of the list.
  await leaveRecord(page, missed(number, 31_536_000));
  await arrives(page, number);
  const row = rowOf(page, number);
  await page.keyboard.press('j');
  await expect(row.getByRole('link', { name: /^Calls with/ })).toBeFocused();
  await page.keyboard.press('t');
  await expect(row).toContainText('You');
  await page.keyboard.press('d');
  await expect(row).toContainText(/Done by/);
  await open(page, '/callbacks');
  await expect(row).toBeHidden();
  await open(page, '/callbacks?state=done');
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Open again' }).click();
  await expect(row).toContainText('Nobody yet');
  await open(page, '/');
  await expect(page.getByRole('heading', { name: 'To call back' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Eve Outside/ }).first()).toBeVisible();
  await open(page, '/callbacks');
  await row.getByRole('button', { name: /^Done with/ }).click();
  await expect(row).toContainText(/Done by/);
});
