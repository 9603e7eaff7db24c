import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { api, create, remove } from './api';
import { open } from './pages';
import { expect, test } from './session';

const week = (page: Page) => page.getByRole('group', { name: /^Hours \d/ });

/** Puts a time into a field by its keys alone, whichever clock the browser's language goes by. */
async function typeTime(page: Page, field: Locator, time: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(time.replace(':', ''));
  if ((await field.inputValue()) === time) return;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const two = (part: number) => String(part).padStart(2, '0');
  await field.blur();
  await field.focus();
  await page.keyboard.type(`${two(hours % 12 || 12)}${two(minutes)}${hours < 12 ? 'A' : 'P'}`);
  await expect(field).toHaveValue(time);
}

async function make(page: Page, name: string, body: object = {}): Promise<string> {
  await open(page, '/settings/company');
  const { id } = await create(page, '/schedules', { name, ...body });
  return id;
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
}

test('opening hours are made by keyboard alone, over midnight too', async ({ owner: page }) => {
  test.slow();
  await open(page, '/settings/schedules/new');
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('Night shop');
  await page.getByRole('button', { name: 'Add hours' }).focus();
  await page.keyboard.press('Enter');
  const first = week(page).first();
  await first.getByRole('checkbox', { name: 'Friday' }).focus();
  await page.keyboard.press('Space');
  await expect(first.getByRole('checkbox', { name: 'Friday' })).not.toBeChecked();
  await typeTime(page, first.getByLabel('From'), '08:00');
  await typeTime(page, first.getByLabel('To'), '17:30');

  await page.getByRole('button', { name: 'Add hours' }).focus();
  await page.keyboard.press('Enter');
  const second = week(page).nth(1);
  // The days that the first hours leave.
  await expect(second.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await typeTime(page, second.getByLabel('From'), '22:00');
  await typeTime(page, second.getByLabel('To'), '03:00');
  await expect(second.getByText('Until the next day.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Create schedule' }).focus();
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/schedules\/sch_/);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(week(page).nth(1).getByLabel('To')).toHaveValue('03:00');
  await expect(
    page.getByLabel('Now', { exact: true }).getByText(/^(Open now|Closed)$/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Remove schedule' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove schedule' }).click();
  await page.waitForURL(/\/settings\/schedules$/);
});

test('what the server refuses is said at its field', async ({ owner: page }) => {
  await open(page, '/settings/schedules/new');
  await page.getByLabel('Name', { exact: true }).fill('Refused');
  await page.getByRole('button', { name: 'Add hours' }).click();
  const hours = week(page).first();
  await hours.getByLabel('From').fill('09:00');
  await hours.getByLabel('To').fill('09:00');
  await page.getByRole('button', { name: 'Add a day' }).click();
  const holiday = page.getByRole('list', { name: 'Holidays and other days' });
  await holiday.getByLabel('Name').fill('Backwards');
  await holiday.getByLabel('First day').fill('2027-05-02');
  await holiday.getByLabel('Last day').fill('2027-05-01');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(hours.getByLabel('To')).toBeFocused();
  await expect(hours.getByLabel('To')).toHaveAccessibleDescription(/around the clock is 00:00/);
  await expect(holiday.getByLabel('Last day')).toHaveAccessibleDescription(/before the first day/);
  await expect(page).toHaveURL(/\/new$/);
});

test('the holidays of a country are added once, with its regions', async ({ owner: page }) => {
  const id = await make(page, 'Holiday hours');
  await open(page, `/settings/schedules/${id}`);
  await page.getByRole('button', { name: 'Add the holidays of a country' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Country').selectOption({ label: 'Germany' });
  const found = dialog.getByRole('alert');
  await expect(found).toContainText(/\d+ days are not in this schedule yet/);
  const everywhere = await found.innerText();
  await dialog.getByLabel('Region').selectOption({ label: 'Bayern' });
  await expect(found).not.toHaveText(everywhere);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const days = page.getByRole('list', { name: 'Holidays and other days' }).getByRole('listitem');
  await expect(days.first()).toBeVisible();
  const count = await days.count();
  await save(page);
  await page.reload();
  await expect(days).toHaveCount(count);
  await page.getByRole('button', { name: 'Add the holidays of a country' }).click();
  await dialog.getByLabel('Country').selectOption({ label: 'Germany' });
  await dialog.getByLabel('Region').selectOption({ label: 'Bayern' });
  await expect(found).toContainText('All of them are in this schedule already.');
  await page.keyboard.press('Escape');
  await remove(page, `/schedules/${id}`);
});

test('closed by hand until a moment, and then by itself as planned', async ({ owner: page }) => {
  const days = [1, 2, 3, 4, 5, 6, 7];
  const hours = { week: [{ days, from: '00:00', to: '24:00' }] };
  const id = await make(page, 'Always open', hours);
  await open(page, `/settings/schedules/${id}`);
  const now = page.getByLabel('Now', { exact: true });
  await expect(now.getByText('Open now')).toBeVisible();
  await now.getByRole('button', { name: 'Close until…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Until', { exact: true }).selectOption('A moment that I choose');
  await dialog.getByLabel('Date and time').fill('2020-01-01T10:00');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Must be later than now.');
  await dialog.getByLabel('Until', { exact: true }).selectOption('In four hours');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(now.getByText('Closed', { exact: true })).toBeVisible();
  await expect(now.getByText(/Closed by hand until .*; then it follows the plan/)).toBeVisible();

  // What was given for the return is over: nothing has to be done for it to be open again.
  const { version } = await api<{ version: number }>(page, 'GET', `/schedules/${id}`);
  const soon = new Date(Date.now() + 1500).toISOString();
  const body = { override: { is: 'closed', until: soon } };
  await api(page, 'POST', `/schedules/${id}/override`, { body, version });
  await expect(async () => {
    await page.reload();
    await expect(now.getByText('Open now')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(now.getByRole('button', { name: 'Back to the plan' })).toBeHidden();

  await now.getByRole('button', { name: 'Close until…' }).click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await now.getByRole('button', { name: 'Back to the plan' }).click();
  await expect(now.getByText('Open now')).toBeVisible();
  await remove(page, `/schedules/${id}`);
});

test('the list says of each how it stands', async ({ owner: page }) => {
  const id = await make(page, 'Listed hours', {
    week: [{ days: [7], from: '08:00', to: '09:00' }],
  });
  await open(page, '/settings/schedules?q=Listed');
  await expect(page.getByRole('row', { name: /Listed hours.*until/ })).toBeVisible();
  await remove(page, `/schedules/${id}`);
});

test('a number says whether its hours are open, and another takes over on removal', async ({
  owner: page,
}) => {
  const closed = await make(page, 'Never open');
  const heir = await make(page, 'Heir hours');
  const number = await create(page, '/numbers', {
    e164: '+4930230099',
    destination: { kind: 'busy' },
    hours: { schedule: closed, closed: { kind: 'hangup' } },
  });
  await open(page, '/settings/numbers?q=230099');
  const row = page.getByRole('row').filter({ hasText: '+4930230099' });
  await expect(row).toContainText('Hang up');
  await expect(row).toContainText('Closed');
  await open(page, `/settings/numbers/${number.id}`);
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();

  await open(page, `/settings/schedules/${closed}`);
  await expect(page.getByRole('link', { name: /\+4930230099/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove schedule' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('listitem')).toContainText('+4930230099');
  await dialog.getByRole('combobox').focus();
  await page.keyboard.type('Heir hours');
  await expect(dialog.getByRole('option', { name: 'Heir hours' })).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove schedule' }).click();
  await page.waitForURL(/\/settings\/schedules$/);
  await open(page, `/settings/numbers/${number.id}`);
  await expect(page.getByRole('combobox', { name: 'Opening hours' })).toHaveValue('Heir hours');
  await remove(page, `/numbers/${number.id}`);
  await remove(page, `/schedules/${heir}`);
});
