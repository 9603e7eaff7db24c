import { create, isThere, openNew, pick, pressCreate, remove, save, type Kind } from './objects';
import { open } from './pages';
import { expect, test } from './session';

const MENU: Kind = { path: 'menus', one: 'menu', prefix: 'mnu' };

test('keys are given destinations, put in order and kept, all by keyboard', async ({
  owner: page,
}) => {
  await openNew(page, MENU, 'Keyboard Menu');
  await page.getByLabel('Internal number').fill('872');
  await pick(page, 'Where it leads', '101');
  await expect(page.getByLabel('Next key')).toHaveValue('2');
  await pick(page, 'Where it leads', '102');
  const keys = page.getByRole('list', { name: 'Keys' }).getByRole('listitem');
  await expect(keys).toHaveCount(2);
  await page.getByRole('button', { name: /^Move key 2, 102 .* up$/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(/^key 2, 102 .* is now 1 of 2\.$/)).toBeAttached();
  await keys.first().getByLabel('Key', { exact: true }).fill('12');
  await expect(keys.last()).toContainText('Also the beginning of 12');
  await pick(page, 'Nothing was pressed', 'Hang');
  await pressCreate(page, MENU);

  await isThere(MENU, page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(keys.first().getByLabel('Key', { exact: true })).toHaveValue('12');
  await expect(page.getByRole('combobox', { name: 'Nothing was pressed' })).toHaveValue('Hang up');
  await open(page, '/settings/menus?q=Keyboard');
  await expect(page.getByRole('row', { name: /Keyboard Menu/ })).toContainText('102');
  await page.getByRole('link', { name: 'Keyboard Menu' }).click();
  await isThere(MENU, page);
  await remove(page, MENU);
});

test('a key of the pictured phone goes where it leads, or asks where to', async ({
  owner: page,
}) => {
  await create(page, MENU, 'Pictured Menu');
  await page.getByRole('button', { name: 'Key 5 is free: give it a destination' }).click();
  await expect(page.getByRole('combobox', { name: 'Where it leads' })).toBeFocused();
  await page.keyboard.type('Busy');
  await expect(page.getByRole('option', { name: 'Busy signal' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Key 5 leads to Busy signal: go there' }).click();
  await expect(page.getByRole('combobox', { name: 'Leads to' })).toBeFocused();
  await save(page);
  await page.getByRole('button', { name: 'Remove key 5, Busy signal' }).click();
  await save(page);
  await expect(page.getByText('No key yet.')).toBeVisible();
  await remove(page, MENU);
});

test('a key that is given twice is said at its field, and nothing is lost', async ({
  owner: page,
}) => {
  await openNew(page, MENU, 'Refused Menu');
  await pick(page, 'Where it leads', '101');
  await page.getByLabel('Next key').fill('1');
  await pick(page, 'Where it leads', '102');
  await pressCreate(page, MENU);
  const second = page.getByLabel('Key', { exact: true }).nth(1);
  await expect(second).toBeFocused();
  await expect(second).toHaveAccessibleDescription(/given twice/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Refused Menu');
});

test('a branch reads as a sentence, and what is refused in it opens it', async ({
  owner: page,
}) => {
  await create(page, MENU, 'Branched Menu');
  await page.getByRole('button', { name: 'Add a branch' }).click();
  await page.getByLabel('Numbers', { exact: true }).fill('not-a-number');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const patterns = page.getByLabel('Numbers', { exact: true });
  await expect(patterns).toHaveAttribute('aria-invalid', 'true');
  await patterns.fill('+4930*');
  await save(page);
  await page.reload();
  const sentence = 'When the caller is +4930* → to the busy signal';
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  await remove(page, MENU);
});

test('digits are asked for, and switched off again', async ({ owner: page }) => {
  await create(page, MENU, 'Asking Menu');
  await page.getByLabel('Ask callers for digits').check();
  await page.getByLabel('At least this many').fill('9');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const most = page.getByLabel('At most this many');
  await expect(most).toBeFocused();
  await expect(most).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('At least this many').fill('4');
  await save(page);
  await page.reload();
  await expect(page.getByLabel('At least this many')).toHaveValue('4');
  await page.getByLabel('Ask callers for digits').uncheck();
  await save(page);
  await expect(page.getByLabel('At least this many')).toBeHidden();
  await remove(page, MENU);
});
