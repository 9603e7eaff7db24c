import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { toPcm16, writeWav } from '../../lib/shared/wav-write';
import { tone } from '../../lib/sounds/audio/testing-tones';
import { api } from './api';
import { open } from './pages';
import { expect, test } from './session';

const SPOOL = resolve(process.env['LIVERY_DATA_DIR'] ?? '.livery', 'media-1', 'media');

/** Leaves a recorded call where a media node leaves it; the worker ships it. */
async function recordCall(page: Page, callerNumber: string, seconds: number): Promise<void> {
  const { id: tenantId } = await api<{ id: string }>(page, 'GET', '/tenant');
  const id = randomUUID();
  const sidecar = {
    ...{ id, kind: 'call', tenant_id: tenantId, call_id: randomUUID() },
    started_at: Math.floor(Date.now() / 1000),
    ...{ caller_number: callerNumber, caller_name: 'Ada', called_number: '101' },
  };
  mkdirSync(SPOOL, { recursive: true });
  const place = (end: string) => join(SPOOL, `${id}.${end}`);
  writeFileSync(place('wav'), Buffer.from(writeWav(toPcm16(tone(440, 8000, seconds, 0.3)), 8000)));
  writeFileSync(place('json.open'), JSON.stringify(sidecar));
  renameSync(place('json.open'), place('json'));
}

async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Save', exact: true });
  await button.click();
  await expect(button).toBeHidden();
}

test('the policy is set and kept, and a number of days that cannot be is refused', async ({
  owner: page,
}) => {
  await open(page, '/settings/recording-policy');
  await page.getByLabel('Calls from outside').selectOption('on_demand');
  const days = page.getByLabel('Kept for days');
  await days.fill('90');
  await save(page);
  await open(page, '/settings/recording-policy');
  await expect(page.getByLabel('Calls from outside')).toHaveValue('on_demand');
  await expect(days).toHaveValue('90');
  await days.fill('5000');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(days).toBeFocused();
  await days.fill('');
  await page.getByLabel('Calls from outside').selectOption('never');
  await save(page);
});

test('a recorded call is found, heard, gone through and removed', async ({ owner: page }) => {
  await open(page, '/recordings');
  const caller = `+4930${String(Date.now()).slice(-8)}`;
  await recordCall(page, caller, 4);
  const row = page.getByRole('row', { name: new RegExp(`\\${caller}`) });
  await expect(async () => {
    await open(page, `/recordings?number=${encodeURIComponent(caller)}`);
    await expect(row).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(row).toContainText('0:04');
  const asked = page.waitForResponse((response) => response.url().endsWith('/audio'));
  await row.getByRole('button', { name: /^Listen/ }).click();
  expect([200, 206]).toContain((await asked).status());
  await expect(row.getByRole('slider', { name: 'Position in the recording' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await row.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove recording' }).click();
  await expect(page.getByText('No recording fits')).toBeVisible();
});
