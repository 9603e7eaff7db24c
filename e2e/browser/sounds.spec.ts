import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { toPcm16, writeWav } from '../../lib/shared/wav-write';
import { tone } from '../../lib/sounds/audio/testing-tones';
import { create, isThere, remove, type Kind } from './objects';
import { open } from './pages';
import { expect, test } from './session';

const MP3 = readFileSync('lib/sounds/audio/golden/tone-1000hz-22050.mp3');

const wav = (seconds: number) => ({
  name: 'greeting.wav',
  mimeType: 'audio/wav',
  buffer: Buffer.from(writeWav(toPcm16(tone(440, 8000, seconds, 0.3)), 8000)),
});

const SOUND: Kind = { path: 'sounds', one: 'sound', prefix: 'snd' };

const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel('Choose a file').setInputFiles(file);

test('a file is uploaded, heard as it is and as on a phone, and replaced', async ({
  owner: page,
}) => {
  await create(page, SOUND, 'Browser greeting');
  await expect(page.getByText('Nothing recorded yet')).toBeVisible();
  await choose(page, wav(3));
  await expect(page.getByText('0:03 long')).toBeVisible();
  const heard = page.waitForResponse((response) => response.url().endsWith('/audio'));
  await page.getByRole('button', { name: 'Listen' }).click();
  expect([200, 206]).toContain((await heard).status());
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  const phone = page.waitForResponse((response) => response.url().endsWith('?as=phone'));
  await page.getByText('As on a phone').click();
  await page.getByRole('button', { name: 'Listen' }).click();
  expect([200, 206]).toContain((await phone).status());
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await choose(page, { name: 'music.MP3', mimeType: 'audio/mpeg', buffer: MP3 });
  await expect(page.getByText('0:01 long')).toBeVisible();
  await choose(page, wav(5));
  await expect(page.getByText('0:05 long')).toBeVisible();
  await open(page, '/settings/sounds');
  await expect(page.getByRole('row', { name: /Browser greeting/ })).toContainText('0:05');
  await page.getByRole('link', { name: 'Browser greeting' }).click();
  await isThere(SOUND, page);
  await remove(page, SOUND);
});

test('what cannot be played is refused in words, and nothing changes', async ({ owner: page }) => {
  await create(page, SOUND, 'Refused sound');
  await choose(page, { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('neither a WAV nor an MP3');
  await choose(page, { name: 'a.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('neither WAV nor MP3');
  await expect(page.getByText('Nothing recorded yet')).toBeVisible();
  await remove(page, SOUND);
});

test('a greeting is recorded in the browser', async ({ owner: page }) => {
  await page.context().grantPermissions(['microphone']);
  await create(page, SOUND, 'Recorded here');
  await page.getByRole('button', { name: 'Record here' }).click();
  await expect(page.getByRole('button', { name: 'Stop (0:02)' })).toBeVisible();
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByText(/^0:0[1-4] long$/)).toBeVisible();
  await remove(page, SOUND);
});
