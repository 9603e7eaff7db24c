import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pick } from './objects';
import { open, OPERATOR_PAGES, OWNER_PAGES } from './pages';
import { expect, loginOf, test } from './session';

const MODES = ['light', 'dark'] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page of the whole API draws some 160 operations alike; the first five chapters stand for all. */
const REPEATED = 'main > section:nth-of-type(n + 6)';

/** One line for each element that is wrong, short enough to read in a log. */
async function violationsOf(page: Page, except?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  if (except) axe.exclude(except);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

for (const colorScheme of MODES) {
  test.describe(`axe, ${colorScheme}`, () => {
    test('sign-in', async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(new URL('/sign-in', loginOf('owner').url).href);
      expect(await violationsOf(page)).toEqual([]);
    });

    for (const path of OWNER_PAGES) {
      test(path, async ({ owner: page }) => {
        const isDocs = path.endsWith('/docs');
        test.slow(isDocs);
        await page.emulateMedia({ colorScheme });
        await open(page, path);
        expect(await violationsOf(page, isDocs ? REPEATED : undefined)).toEqual([]);
      });
    }

    for (const path of OPERATOR_PAGES) {
      test(path, async ({ operator: page }) => {
        await page.emulateMedia({ colorScheme });
        await open(page, path);
        expect(await violationsOf(page)).toEqual([]);
      });
    }

    test('an extension, its menu and its dialogs', async ({ owner: page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/settings/extensions');
      await page.locator('tbody a').first().click();
      await page.getByRole('heading', { name: 'Devices' }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Add device' }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });

    test('a ring group with an open list and an open rule', async ({ owner: page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/settings/ring-groups/new');
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await page.getByLabel('Then', { exact: true }).selectOption('Ring others');
      const combobox = page.getByRole('combobox', { name: 'When nobody answers' });
      await combobox.focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('listbox', { name: 'Destinations' }).getByText('Hang up').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });

    test('a menu with a key and an open branch', async ({ owner: page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/settings/menus/new');
      await pick(page, 'Where it leads', 'Busy');
      await page.getByLabel('Ask callers for digits').check();
      await page.getByRole('button', { name: 'Add a branch' }).click();
      await page.getByLabel('Numbers', { exact: true }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });

    test('a queue with every part switched on', async ({ owner: page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/settings/queues/new');
      const off = page.getByRole('switch', { checked: false });
      while ((await off.count()) > 0) await off.first().check();
      expect(await violationsOf(page)).toEqual([]);
    });

    test('search over everything', async ({ owner: page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/settings/company');
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });
  });
}
