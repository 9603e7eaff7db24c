import {
  create,
  findByPalette,
  isThere,
  openNew,
  pressCreate,
  remove,
  save,
  type Kind,
} from './objects';
import { open } from './pages';
import { expect, test } from './session';

const ROOM: Kind = { path: 'conferences', one: 'conference room', prefix: 'cnf' };

test('a room with a PIN and a moderator is made, changed and removed', async ({ owner: page }) => {
  await openNew(page, ROOM, 'Weekly Round');
  await page.getByLabel('Internal number').fill('873');
  await expect(page.getByText('Without a PIN, everybody')).toBeVisible();
  await page.getByRole('button', { name: 'PIN: choose a random one', exact: true }).click();
  const pin = page.getByLabel('PIN', { exact: true });
  await expect(pin).toHaveValue(/^\d{6}$/);
  await expect(page.getByText('Without a PIN, everybody')).toBeHidden();
  await page.getByRole('textbox', { name: 'PIN of the moderator' }).fill('24 68x');
  await expect(page.getByRole('textbox', { name: 'PIN of the moderator' })).toHaveValue('2468');
  await page.getByLabel('Wait for the moderator').check();
  await page.getByRole('radio', { name: 'The name' }).check();
  await pressCreate(page, ROOM);

  await isThere(ROOM, page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.getByLabel('People at once').fill('7');
  await save(page);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'The name' })).toBeChecked();
  await expect(page.getByLabel('People at once')).toHaveValue('7');
  await open(page, '/settings/conferences?q=Weekly');
  await expect(page.getByRole('row', { name: /Weekly Round/ })).toContainText('up to 7');
  await findByPalette(page, ROOM, 'Weekly Round');
  await remove(page, ROOM);
});

test('two PINs that are the same are refused at the field', async ({ owner: page }) => {
  await create(page, ROOM, 'Refused Room');
  await page.getByLabel('PIN', { exact: true }).fill('1234');
  await page.getByRole('textbox', { name: 'PIN of the moderator' }).fill('1234');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const moderator = page.getByRole('textbox', { name: 'PIN of the moderator' });
  await expect(moderator).toBeFocused();
  await expect(moderator).toHaveAccessibleDescription(/Must not be the PIN of everybody/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await remove(page, ROOM);
});
