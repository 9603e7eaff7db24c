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

type Listed = { id: string; startedAt: string; callerNumber: string; direction: string };

/** The newest calls, as the page asks for them. */
async function calls(page: Page, query = ''): Promise<Listed[]> {
  return (await api<{ items: Listed[] }>(page, 'GET', `/calls?limit=200${query}`)).items;
}

/** Leaves a recording of this call where a media node leaves it; the worker ships it. */
async function record(page: Page, call: Listed, seconds: number): Promise<void> {
  const { id: tenantId } = await api<{ id: string }>(page, 'GET', '/tenant');
  const id = randomUUID();
  const sidecar = {
    ...{ id, kind: 'call', tenant_id: tenantId, call_id: call.id.replace(/^call_/, '') },
    started_at: Math.floor(Date.parse(call.startedAt) / 1000),
    ...{ caller_number: call.callerNumber, caller_name: '', called_number: '101' },
  };
  mkdirSync(SPOOL, { recursive: true });
  const place = (end: string) => join(SPOOL, `${id}.${end}`);
  writeFileSync(place('wav'), Buffer.from(writeWav(toPcm16(tone(440, 8000, seconds, 0.3)), 8000)));
  writeFileSync(place('json.open'), JSON.stringify(sidecar));
  renameSync(place('json.open'), place('json'));
}

const toTheEnd = (page: Page) =>
  page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test('the filters are the address; chips take them away again', async ({ owner: page }) => {
  test.slow();
  await open(page, '/calls?period=all');
  // The page may not listen yet.
  await expect(async () => {
    await page.getByLabel('Direction').selectOption('Incoming');
    await expect(page).toHaveURL(/direction=inbound/, { timeout: 1000 });
  }).toPass();
  await page.getByLabel('Result', { exact: true }).selectOption('Missed by the team');
  await expect(page).toHaveURL(/missed=true/);
  await expect(page.locator('tbody').getByText('Answered')).toHaveCount(0);
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Waited at least, seconds').fill('1');
  await expect(page).toHaveURL(/minWaitSeconds=1/);
  const queue = page.getByRole('combobox', { name: 'Extension' });
  await queue.focus();
  await page.keyboard.type('101');
  await expect(page.getByRole('option', { name: /^101/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/extensionId=ext_/);
  await expectNoViolations(page);

  await open(page, page.url());
  const chips = page.getByRole('list', { name: 'More filters in use' });
  await expect(chips.getByRole('button', { name: /Extension: 101/ })).toBeVisible();
  await chips.getByRole('button', { name: /Waited at least 0:01/ }).click();
  await expect(page).not.toHaveURL(/minWaitSeconds/);
  await chips.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).not.toHaveURL(/extensionId/);
  await expect(page.getByLabel('Result', { exact: true })).toHaveValue('team');
});

test('a number is found by its part and its end; nothing found says what to do', async ({
  owner: page,
}) => {
  await open(page, '/calls?period=all');
  const [call] = await calls(page, '&direction=inbound');
  const end = call?.callerNumber.slice(-6) ?? '';
  await page.getByLabel('Number or part of it').fill(end);
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Where the number is searched').selectOption('At the end');
  await expect(page).toHaveURL(new RegExp(`number=${end}.*match=end`));
  await expect(page.locator('tbody tr').first()).toContainText(end);
  await page.getByLabel('Number or part of it').fill('000000000000');
  await expect(page.getByText('No call fits')).toBeVisible();
  await expectNoViolations(page);
});

test('the list goes on by itself, and keeps few rows in the page', async ({ owner: page }) => {
  test.slow();
  await open(page, '/calls?period=all');
  const all = (await calls(page)).length;
  const shown = page.getByText(/^\d+ calls shown/);
  await expect(async () => {
    await toTheEnd(page);
    expect(Number.parseInt(await shown.innerText(), 10)).toBeGreaterThanOrEqual(all);
  }).toPass();
  expect(await page.locator('tbody tr[data-index]').count()).toBeLessThan(100);
  await expectNoViolations(page);
});

test('what fails is said, and tried again by hand', async ({ owner: page }) => {
  await open(page, '/calls?period=all');
  await page.route('**/api/v1/calls?*cursor=*', (route) => route.abort());
  await expect(async () => {
    await toTheEnd(page);
    await expect(page.getByText(/could not be reached/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.unroute('**/api/v1/calls?*cursor=*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^\d+ calls shown/)).toBeVisible();
});

test('a short answer says how far back it has looked, and the list goes on', async ({
  owner: page,
}) => {
  await open(page, '/calls?period=all');
  let answers = 0;
  await page.route('**/api/v1/calls?*cursor=*', async (route) => {
    answers += 1;
    const searchedTo = `2026-01-0${answers}T00:00:00.000Z`;
    const isLast = answers === 3;
    await route.fulfill({
      json: { items: [], nextCursor: isLast ? null : `more${answers}`, searchedTo },
    });
  });
  await expect(async () => {
    await toTheEnd(page);
    expect(answers).toBe(3);
  }).toPass();
  await expect(page.getByRole('button', { name: 'Show earlier calls' })).toBeHidden();
});

test('new calls are announced, and the list stands still until they are asked for', async ({
  owner: page,
}) => {
  await page.clock.install();
  await open(page, '/calls?period=all');
  const [newest] = await calls(page);
  const startedAt = new Date(Date.parse(newest?.startedAt ?? '') + 1000).toISOString();
  const hostile = '<b onmouseover=alert(1)>=HYPERLINK("x")';
  await page.route(/\/api\/v1\/calls\?.*limit=100/, (route) =>
    route.fulfill({
      json: {
        items: [{ ...newest, id: 'call_new', startedAt, callerName: hostile }],
        ...{ nextCursor: null, searchedTo: null },
      },
    }),
  );
  const first = page.locator('tbody tr[data-index="0"]');
  const before = await first.innerText();
  const button = page.getByRole('button', { name: '1 new call' });
  await expect(async () => {
    await page.clock.runFor(20_000);
    await expect(button).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(first).toHaveText(before, { useInnerText: true });
  await button.click();
  await expect(first).toContainText(hostile);
  await expect(first.getByRole('button')).toBeFocused();
});

test('a call has an address of its own; notes and tags stay with it', async ({ owner: page }) => {
  test.slow();
  await open(page, '/calls?period=all');
  const [call] = await calls(page, '&direction=inbound');
  await open(page, `/calls?period=all&call=${call?.id}`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('What happened')).toBeVisible();
  await expect(panel.getByRole('link', { name: /back$/ })).toHaveAttribute(
    'href',
    `tel:${call?.callerNumber}`,
  );
  const words = `<script>alert(1)</script> ${randomUUID()}`;
  await panel.getByLabel('Write a note').fill(words);
  await panel.getByRole('button', { name: 'Add note' }).click();
  await expect(panel.getByText(words)).toBeVisible();
  const tag = `Order ${randomUUID().slice(0, 8)}`;
  await panel.getByLabel('Add a tag').fill(tag);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: `Remove the tag ${tag}` })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/call=/);

  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Tag', { exact: true }).selectOption(tag);
  await expect(page.locator('tbody tr[data-index]')).toHaveCount(1);
  await expect(page.locator('tbody')).toContainText(tag);
  await page.locator('tbody').getByRole('button').click();
  await panel.getByRole('button', { name: /^Remove the note/ }).click();
  await expect(panel.getByText(words)).toBeHidden();
  await panel.getByRole('button', { name: `Remove the tag ${tag}` }).click();
  await expect(panel.getByRole('button', { name: `Remove the tag ${tag}` })).toBeHidden();
  await page.goBack();

  const { items } = await api<{ items: { id: string; name: string }[] }>(page, 'GET', '/call-tags');
  const made = items.find(({ name }) => name === tag);
  await api(page, 'DELETE', `/call-tags/${made?.id}`);
});

test('a recording is seen, heard, written about at a second, and lent out by a link', async ({
  owner: page,
  browser,
}) => {
  test.slow();
  await open(page, '/calls?period=all');
  const call = (await calls(page, '&direction=inbound')).at(1);
  if (!call) throw new Error('The demo data have too few calls.');
  const panel = page.getByRole('dialog');
  const path = `/recordings?callId=${call.id}`;
  const recordings = () => api<{ items: { id: string }[] }>(page, 'GET', path);
  // A first try may have left one.
  for (const { id } of (await recordings()).items) await api(page, 'DELETE', `/recordings/${id}`);
  await record(page, call, 8);
  await expect
    .poll(async () => (await recordings()).items.length, { timeout: 30_000 })
    .toBeGreaterThan(0);
  await open(page, `/calls?period=all&call=${call.id}`);
  await expect(panel.getByRole('button', { name: 'Listen' })).toBeVisible();
  await expect(panel.locator('svg path[d^="M0.5"]').first()).toBeAttached();

  const heard = page.waitForResponse((response) => response.url().endsWith('/audio'));
  await panel.getByRole('button', { name: 'Listen' }).click();
  expect([200, 206]).toContain((await heard).status());
  await panel.getByLabel('Speed').selectOption('2 ×');
  await panel.getByRole('button', { name: 'Pause' }).click();
  const slider = panel.getByRole('slider', { name: 'Position in the recording' });
  await slider.focus();
  await page.keyboard.press('Home');
  for (let second = 0; second < 3; second += 1) await page.keyboard.press('ArrowRight');
  await panel.getByLabel('Write a note').fill('Here');
  await expect(panel.getByText('At 0:03 of the recording')).toBeVisible();
  await panel.getByRole('button', { name: 'Add note' }).click();
  await expect(panel.getByRole('button', { name: 'Listen at 0:03' })).toBeVisible();

  await panel.getByText('Share', { exact: true }).click();
  await panel.getByRole('button', { name: 'Make a link' }).click();
  const link = await panel.getByLabel(/^Opens until/).inputValue();
  await expectNoViolations(page);
  const stranger = await browser.newContext();
  const answer = await stranger.request.get(link);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'audio/wav']);
  await stranger.close();

  await panel.getByRole('button', { name: /^Remove the note/ }).click();
  await expect(panel.getByText('No notes.')).toBeVisible();
  for (const { id } of (await recordings()).items) await api(page, 'DELETE', `/recordings/${id}`);
});

test('a call that is not there is said; narrow pages do not scroll sideways', async ({
  owner: page,
}) => {
  await open(page, '/calls?period=all&call=call_nobody');
  await expect(page.getByRole('dialog').getByText('There is no such call.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/calls?period=all&recorded=true&rating=5');
  await page.getByText('What the results mean').click();
  await expect(page.getByText(/nobody of the team took/)).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expectNoViolations(page);
});
