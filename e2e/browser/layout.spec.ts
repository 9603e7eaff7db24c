import { open, OPERATOR_PAGES, OWNER_PAGES } from './pages';
import { expect, test } from './session';

const NARROW = { width: 360, height: 740 };

const overflow = () => document.documentElement.scrollWidth - window.innerWidth;

test.describe('360 px wide', () => {
  for (const path of OWNER_PAGES) {
    test(`${path} does not scroll sideways`, async ({ owner: page }) => {
      await page.setViewportSize(NARROW);
      await open(page, path);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    });
  }

  for (const path of OPERATOR_PAGES) {
    test(`${path} does not scroll sideways`, async ({ operator: page }) => {
      await page.setViewportSize(NARROW);
      await open(page, path);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    });
  }

  test('the rail is a sheet', async ({ owner: page }) => {
    await page.setViewportSize(NARROW);
    await open(page, '/');
    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Numbers' }).click();
    await expect(page.getByRole('heading', { name: 'Numbers', level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test('dark or light is chosen, kept, and painted from the first byte', async ({ owner: page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/settings/company');
  const background = () => getComputedStyle(document.documentElement).backgroundColor;
  const light = await page.evaluate(background);
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveClass(/\bdark\b/);
  const answer = await page.request.get('/settings/company');
  expect(await answer.text()).toMatch(/<html[^>]*class="[^"]*\bdark\b/);
  await page.reload();
  expect(await page.evaluate(background)).not.toBe(light);
});
