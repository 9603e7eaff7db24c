import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { create, extensionId, remove, type Made } from './api';
import { open } from './pages';
import { expect, test } from './session';

const NUMBER = '+4930230066';

type Example = { number: Made; menu: Made; team: Made; empty: Made };

/** A number, a menu behind it, a team on a key, and an empty group on another. */
async function makeExample(page: Page): Promise<Example> {
  await open(page, '/settings/company');
  const [anna, ben] = [await extensionId(page, '101'), await extensionId(page, '102')];
  const team = await create(page, '/ring-groups', {
    ...{ name: 'Map team', members: [{ extension: anna }, { extension: ben }] },
  });
  const empty = await create(page, '/ring-groups', { name: 'Map nobody' });
  const keys = [
    { digits: '1', to: { kind: 'ring_group', id: team.id } },
    { digits: '2', to: { kind: 'ring_group', id: empty.id } },
  ];
  const menu = await create(page, '/menus', { name: 'Map menu', keys });
  const destination = { kind: 'menu', id: menu.id };
  const number = await create(page, '/numbers', { e164: NUMBER, label: 'Map', destination });
  return { number, menu, team, empty };
}

async function removeExample(page: Page, { number, menu, team, empty }: Example): Promise<void> {
  await open(page, '/settings/company');
  await remove(page, `/numbers/${number.id}`);
  await remove(page, `/menus/${menu.id}`);
  for (const { id } of [team, empty]) await remove(page, `/ring-groups/${id}`);
}

test('a route is drawn, walked by arrow keys, and told in words', async ({ owner: page }) => {
  const example = await makeExample(page);
  await open(page, `/settings/numbers/${example.number.id}`);
  await page.getByRole('link', { name: `Route map from ${NUMBER}` }).click();
  await page.waitForURL(/route-map\?from=num_/);

  const words = page.getByRole('list', { name: 'Where calls go from Map' });
  await expect(words.getByRole('listitem').filter({ hasText: /^key 1:\s*Map team/ })).toBeVisible();
  await expect(words.getByText(/rings nobody/)).toBeVisible();

  const map = page.getByRole('application', { name: /^Map of the route/ });
  const place = (name: RegExp) => map.getByRole('link', { name });
  await expect(place(/^Map menu/)).toBeVisible();
  await expect(map.getByText('key 1', { exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await place(/^Map\b/)
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(place(/^Map menu/)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const focused = page.locator('[data-place]:focus');
  await expect(focused).toHaveAccessibleName(/Map (team|nobody)/);
  await page.keyboard.press('ArrowLeft');
  await expect(place(/^Map menu/)).toBeFocused();
  await expect(place(/^Map menu/)).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(example.menu.id));
  await page.goBack();
  await place(/^Map team/).click();
  await page.waitForURL(new RegExp(example.team.id));
  await removeExample(page, example);
});

test('the map begins at another number by its field, which is the address', async ({
  owner: page,
}) => {
  const example = await makeExample(page);
  await open(page, '/settings/route-map');
  await page.getByLabel('Calls to').selectOption(`${NUMBER} Map`);
  await expect(page).toHaveURL(new RegExp(example.number.id));
  await expect(page.getByRole('list', { name: 'Where calls go from Map' })).toBeVisible();
  await removeExample(page, example);
});

test('where calls get lost is said on Home and at the place, and no more when it is mended', async ({
  owner: page,
}) => {
  const example = await makeExample(page);
  await open(page, '/');
  await page.getByRole('link', { name: /ring group “Map nobody” rings nobody/ }).click();
  await page.waitForURL(new RegExp(example.empty.id));
  await expect(page.getByText('The ring group “Map nobody” rings nobody.')).toBeVisible();
  await open(page, `/settings/ring-groups/${example.team.id}`);
  await expect(page.getByText(/rings nobody/)).toBeHidden();
  await removeExample(page, example);
  await open(page, '/');
  await expect(page.getByText(/Map nobody/)).toHaveCount(0);
});
