import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { toPcm16, writeWav } from '../../lib/shared/wav-write';
import { tone } from '../../lib/sounds/audio/testing-tones';
import { api, create as make, remove as drop, type Made } from './api';
import { create, openNew, pick, pressCreate, remove, save, type Kind } from './objects';
import { open } from './pages';
import { expect, test } from './session';

const BOX: Kind = { path: 'voicemail-boxes', one: 'voicemail box', prefix: 'vmb' };
const SPOOL = resolve(process.env['LIVERY_DATA_DIR'] ?? '.livery', 'media-1', 'media');

/** Leaves a message where a media node leaves it; the worker ships it. */
async function leaveMessage(page: Page, boxId: string, caller: string): Promise<void> {
  const { id: tenantId } = await api<{ id: string }>(page, 'GET', '/tenant');
  const id = randomUUID();
  const sidecar = {
    ...{ id, kind: 'voicemail', tenant_id: tenantId, call_id: randomUUID(), voicemail_id: boxId },
    started_at: Math.floor(Date.now() / 1000),
    ...{ caller_number: caller, caller_name: 'Ada "<b>"', called_number: '101' },
  };
  mkdirSync(SPOOL, { recursive: true });
  const place = (end: string) => join(SPOOL, `${id}.${end}`);
  writeFileSync(place('wav'), Buffer.from(writeWav(toPcm16(tone(440, 8000, 4, 0.3)), 8000)));
  writeFileSync(place('json.open'), JSON.stringify(sidecar));
  renameSync(place('json.open'), place('json'));
}

const accessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
};

test('a PIN that is easily guessed is refused; one that is set is never shown', async ({
  owner: page,
}) => {
  await openNew(page, BOX, 'Pinned Box');
  const pin = page.getByLabel('PIN', { exact: true });
  await pin.fill('1234');
  await pressCreate(page, BOX);
  await expect(pin).toBeFocused();
  await expect(pin).toHaveAccessibleDescription(/digits in a row/);
  await pin.fill('4821');
  await page.getByLabel('Told of every message').fill('ada@example.com');
  await pressCreate(page, BOX);
  await page.waitForURL(/\/voicemail-boxes\/vmb_/);
  await expect(page.getByText('A PIN is set.')).toBeVisible();
  await expect(pin).toHaveValue('');
  await page.getByLabel('Most messages').fill('20');
  await save(page);
  await page.reload();
  await expect(page.getByText('A PIN is set.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the PIN' }).click();
  await save(page);
  await page.reload();
  await expect(page.getByText('No PIN: only the own phone may listen.')).toBeVisible();
  await expect(page.getByText('No messages')).toBeVisible();
  await accessible(page);
  await open(page, '/settings/voicemail-boxes?q=Pinned');
  await expect(page.getByRole('row', { name: /Pinned Box/ })).toContainText('ada@example.com');
  await page.getByRole('link', { name: 'Pinned Box' }).click();
  await page.waitForURL(/\/voicemail-boxes\/vmb_/);
  await remove(page, BOX);
});

test('a message is heard, kept, forwarded and removed', async ({ owner: page }) => {
  await create(page, BOX, 'Other Box');
  const other = page.url().split('/').at(-1) ?? '';
  await create(page, BOX, 'Message Box');
  const boxId = page.url().split('/').at(-1) ?? '';
  const caller = `+4930${String(Date.now()).slice(-8)}`;
  await leaveMessage(page, boxId, caller);
  const row = page.getByRole('row', { name: new RegExp(`\\${caller}`) });
  await expect(async () => {
    await open(page, '/voicemail?heard=false');
    await expect(row).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(row).toContainText('Message Box');
  await open(page, `/settings/voicemail-boxes/${boxId}`);
  await expect(row).toContainText('New');
  await expect(row).toContainText('0:04');
  const asked = page.waitForResponse((response) => response.url().endsWith('/audio'));
  await row.getByRole('button', { name: /^Listen/ }).click();
  expect([200, 206]).toContain((await asked).status());
  await expect(row.getByText('New')).toBeHidden();
  await accessible(page);
  const act = async (name: string) => {
    await row.getByRole('button', { name: /^Actions/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Keep it');
  await expect(row).toContainText('Saved');
  await act('Forward…');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await pick(page, 'To the voicemail box', 'Other Box');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forward' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await act('Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove message' }).click();
  await expect(page.getByText('No messages')).toBeVisible();
  await remove(page, BOX);
  await open(page, `/settings/voicemail-boxes/${other}`);
  await expect(row).toContainText('Forwarded');
  await remove(page, BOX);
});

test('an extension gets a box by one switch, and loses it by the same', async ({ owner: page }) => {
  await open(page, '/settings/extensions');
  const { id } = await make(page, '/extensions', { number: '288', name: 'Joan Clarke' });
  await open(page, `/settings/extensions/${id}`);
  const toggle = page.getByRole('switch', { name: /^Callers leave a message/ });
  await toggle.click();
  const link = page.getByRole('link', { name: /“Joan Clarke”/ });
  await expect(link).toBeVisible();
  await accessible(page);
  await link.click();
  await page.waitForURL(/\/voicemail-boxes\/vmb_/);
  await expect(page.getByRole('link', { name: 'Joan Clarke Extension' })).toBeVisible();
  await page.goBack();
  await toggle.click();
  await expect(link).toBeHidden();
  await drop(page, `/extensions/${id}`);
  const { items } = await api<{ items: (Made & { name: string })[] }>(
    page,
    'GET',
    '/voicemail-boxes?q=Joan',
  );
  for (const box of items) await drop(page, `/voicemail-boxes/${box.id}`);
});

test('the e-mail reads as it is written, and a place that means nothing is refused', async ({
  owner: page,
}) => {
  await open(page, '/settings/voicemail-mail');
  const subject = page.getByLabel('Subject');
  const before = await subject.inputValue();
  await subject.fill('Message of {caler}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(subject).toBeFocused();
  await expect(subject).toHaveAccessibleDescription(/\{caler\} means nothing here/);
  await subject.fill('Message of {caller}');
  await save(page);
  await page.reload();
  await expect(subject).toHaveValue('Message of {caller}');
  await subject.fill(before);
  await save(page);
});
