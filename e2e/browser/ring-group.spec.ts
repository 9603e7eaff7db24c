import { create, findByPalette, isThere, pick, remove, save, type Kind } from './objects';
import { open } from './pages';
import { expect, test } from './session';

const GROUP: Kind = { path: 'ring-groups', one: 'ring group', prefix: 'rg' };

test('members are added, put in order and kept, all by keyboard', async ({ owner: page }) => {
  await open(page, '/settings/ring-groups/new');
  await page.getByLabel('Name', { exact: true }).fill('Keyboard Team');
  await page.getByLabel('Internal number').fill('871');
  await pick(page, 'Add an extension', '101');
  await pick(page, 'Add an extension', '102');
  const members = page.getByRole('list', { name: 'Members' }).getByRole('listitem');
  await expect(members).toHaveCount(2);
  await page.getByRole('button', { name: /^Move 102 .* up$/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(members.first()).toContainText('102');
  await expect(page.getByText(/^102 .* is now 1 of 2\.$/)).toBeAttached();
  await expect(page.locator(':focus')).toHaveAccessibleName(/102/);
  await pick(page, 'When nobody answers', 'Busy');
  await page.getByRole('button', { name: 'Create ring group' }).click();

  await isThere(GROUP, page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(members.first()).toContainText('102');
  await expect(page.getByRole('combobox', { name: 'When nobody answers' })).toHaveValue(
    'Busy signal',
  );
  await open(page, '/settings/ring-groups?q=Keyboard');
  await expect(page.getByRole('row', { name: /Keyboard Team/ })).toContainText('871');
  await page.getByRole('link', { name: 'Keyboard Team' }).click();
  await isThere(GROUP, page);
  await remove(page, GROUP);
});

test('a number that is taken is said at its field', async ({ owner: page }) => {
  await open(page, '/settings/ring-groups/new');
  await page.getByLabel('Name', { exact: true }).fill('Clash');
  const number = page.getByLabel('Internal number');
  await number.fill('101');
  await page.getByRole('button', { name: 'Create ring group' }).click();
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription(/belongs to .* already/);
});

test('a rule is written, reads as a sentence and is kept', async ({ owner: page }) => {
  await create(page, GROUP, 'Ruled Team');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('When', { exact: true }).selectOption('When nobody answers');
  await page.getByLabel('Anonymous callers').selectOption('Only they');
  await page.getByLabel('Then', { exact: true }).selectOption('Busy signal');
  await page.getByRole('button', { name: 'Done' }).click();
  const sentence = 'When nobody answers and the caller is anonymous → busy signal';
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  await save(page);
  await page.reload();
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  await remove(page, GROUP);
});

test('what the server refuses in a rule opens that rule', async ({ owner: page }) => {
  await create(page, GROUP, 'Refused Team');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Caller', { exact: true }).selectOption('One of these numbers');
  await page.getByLabel('Numbers', { exact: true }).fill('not-a-number');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const patterns = page.getByLabel('Numbers', { exact: true });
  await expect(patterns).toHaveAttribute('aria-invalid', 'true');
  await expect(patterns).toHaveAccessibleDescription(/Only digits/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await remove(page, GROUP);
});

test('what is used is not removed without somebody who takes over', async ({ owner: page }) => {
  await create(page, GROUP, 'Heir Team');
  await create(page, GROUP, 'Used Team');
  const used = page.url();
  await create(page, GROUP, 'Leading Team');
  const leading = page.url();
  await pick(page, 'When nobody answers', 'Used Team');
  await save(page);

  await page.goto(used);
  await expect(page.getByRole('link', { name: /Leading Team/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove ring group' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('listitem')).toContainText('Leading Team');
  await dialog.getByRole('button', { name: 'Remove ring group' }).click();
  await expect(dialog.getByRole('alert')).toContainText('is used by Leading Team');
  await pick(page, 'What leads here shall lead to', 'Heir Team');
  await dialog.getByRole('button', { name: 'Remove ring group' }).click();
  await page.waitForURL(/\/settings\/ring-groups$/);

  await page.goto(leading);
  const field = page.getByRole('combobox', { name: 'When nobody answers' });
  await expect(field).toHaveValue('Heir Team');
  await remove(page, GROUP);
  await page.getByRole('link', { name: 'Heir Team' }).click();
  await isThere(GROUP, page);
  await remove(page, GROUP);
});

test('Ctrl-K finds a ring group by its name', async ({ owner: page }) => {
  await create(page, GROUP, 'Palette Team');
  await findByPalette(page, GROUP, 'Palette Team');
  await remove(page, GROUP);
});
