import { open } from './pages';
import { expect, test } from './session';

test('the first Tab offers to skip to the content', async ({ owner: page }) => {
  await open(page, '/settings/company');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('every stop of a walk through a page is visible and named', async ({ owner: page }) => {
  await open(page, '/settings/extensions');
  const seen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const labels = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
      const label = Array.from(labels, (each) => each.textContent ?? '').join(' ');
      const name = element.getAttribute('aria-label') ?? (element.textContent || label);
      return {
        name: name.trim(),
        isOutlined: outlineStyle !== 'none' && outlineWidth !== '0px',
        html: element.outerHTML.slice(0, 120),
      };
    });
    if (!stop) break;
    expect(stop.name, stop.html).not.toBe('');
    expect(stop.isOutlined, stop.html).toBe(true);
    seen.push(stop.name);
  }
  expect(seen.length).toBeGreaterThan(10);
});

test('Ctrl-K finds a page and opens it', async ({ owner: page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Name, number or page' })).toBeFocused();
  await page.keyboard.type('Company');
  await expect(page.getByRole('option', { name: /Company/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Company', level: 1 })).toBeVisible();
});

test('j, k and Enter move through the call log and open a call', async ({ owner: page }) => {
  await open(page, '/calls?period=all');
  const rows = page.locator('tbody tr');
  // Polling, because the first press may come before the page listens.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(rows.locator('button:focus')).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('What happened')).toBeVisible();
  const title = page.getByRole('dialog').getByRole('heading').first();
  const before = await page.locator('tr[data-current=true]').first().innerText();
  await page.keyboard.press('j');
  await expect(page.locator('tr[data-current=true]').first()).not.toHaveText(before);
  await expect(title).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(rows.locator('button:focus')).toHaveCount(1);
});

test('a menu opens, moves and closes by keyboard, and gives the focus back', async ({
  owner: page,
}) => {
  await open(page, '/settings/company');
  const menu = page.getByRole('button', { name: /^Your menu/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(menu).toBeFocused();
});
