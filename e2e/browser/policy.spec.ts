import type { Page } from '@playwright/test';
import { open, OPERATOR_PAGES, OWNER_PAGES } from './pages';
import { expect, loginOf, test } from './session';

const WEIGHT_MAX = 170 * 1024;
const DEVELOPMENT = 'the development server packs differently';

/** What a browser complains about: refused by the policy, thrown, or not found. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

test('sign-in: a strict policy with a nonce, and no complaint', async ({ page }) => {
  const complaints = complaintsOf(page);
  const answer = await page.goto(new URL('/sign-in', loginOf('owner').url).href);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).toContain("object-src 'none'");
  await page.getByLabel('Password').waitFor();
  expect(complaints).toEqual([]);
});

for (const path of OWNER_PAGES) {
  test(`${path}: no complaint of the browser`, async ({ owner: page }) => {
    const complaints = complaintsOf(page);
    await open(page, path);
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });
}

for (const path of OPERATOR_PAGES) {
  test(`${path}: no complaint of the browser`, async ({ operator: page }) => {
    const complaints = complaintsOf(page);
    await open(page, path);
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });
}

test('a modal dialog and a menu pass the policy', async ({ owner: page }) => {
  const complaints = complaintsOf(page);
  await open(page, '/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('dialog').waitFor();
  await expect(page.locator('body')).toHaveCSS('overflow', 'hidden');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menu').waitFor();
  expect(complaints).toEqual([]);
});

test.describe('first-load JavaScript', () => {
  for (const path of OWNER_PAGES) {
    test(`${path} is at most 170 kB`, async ({ owner: page }) => {
      const sizes: Promise<number>[] = [];
      let isLoaded = false;
      // What is drawn when seen is asked for after the load, on a slow machine while this still counts.
      page.once('load', () => (isLoaded = true));
      page.on('response', (response) => {
        if (isLoaded || response.request().resourceType() !== 'script') return;
        sizes.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
      });
      await page.goto(path, { waitUntil: 'load' });
      test.skip((await page.content()).includes('hmr-client'), DEVELOPMENT);
      const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThanOrEqual(WEIGHT_MAX);
    });
  }
});
