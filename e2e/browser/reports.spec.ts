import AxeBuilder from '@axe-core/playwright';
import { open } from './pages';
import { expect, test } from './session';

const REPORTS = ['Calls', 'Extensions', 'Numbers', 'Groups', 'Queues', 'Agents', 'Week by hours'];

test('every report is a tab with an address, and the period goes along', async ({
  owner: page,
}) => {
  await open(page, '/reports');
  await expect(page).toHaveURL(/\/reports\/calls$/);
  await page.getByLabel('Period', { exact: true }).selectOption('30d');
  await expect(page).toHaveURL(/period=30d/);
  const tabs = page.getByRole('navigation', { name: 'Reports' });
  for (const name of REPORTS) {
    await tabs.getByRole('link', { name, exact: true }).click();
    await expect(tabs.getByRole('link', { name, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(page).toHaveURL(/period=30d/);
    await expect(page.getByLabel('Period', { exact: true })).toHaveValue('30d');
  }
});

test('a chart is drawn when seen, read by the arrow keys, and stands in a table under it', async ({
  owner: page,
}) => {
  await open(page, '/reports/calls?period=7d');
  const chart = page.getByRole('application');
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.recharts-tooltip-wrapper').getByText('Calls')).toBeVisible();
  const rows = page.getByRole('region', { name: 'Calls, row by row' }).locator('tbody tr');
  await expect(rows).toHaveCount(7);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a figure says how it is counted and opens the calls behind it', async ({ owner: page }) => {
  await open(page, '/reports/calls?period=7d');
  await page.getByText('How this is counted').click();
  await expect(page.getByText('Callers count, not phones; who is blocked does not.')).toBeVisible();
  const figures = page.getByRole('region', { name: 'Figures of the period' });
  await figures.getByRole('definition').first().getByRole('link').click();
  await expect(page).toHaveURL(/\/calls\?period=custom&from=\d{4}-\d{2}-\d{2}&to=/);
  await expect(page.getByRole('heading', { name: 'Calls', level: 1 })).toBeVisible();
});

test('a period that is too long is refused in words', async ({ owner: page }) => {
  await open(page, '/reports/calls?period=custom&from=2010-01-01&to=2026-01-01');
  await expect(page.getByText('A report spans 5 years at most.')).toBeVisible();
});

test('home: five figures with what is usual, and the day as a table', async ({ owner: page }) => {
  await open(page, '/');
  const today = page.getByRole('region', { name: 'Today', exact: true });
  await expect(today.getByRole('term').filter({ hasText: /^Missed by the team$/ })).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Calls per hour today' })).toBeVisible();
  await page.getByText('As a table').click();
  await expect(
    page.getByRole('region', { name: 'Calls per hour today' }).locator('tbody tr'),
  ).toHaveCount(24);
});
