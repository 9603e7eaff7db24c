import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { open } from './pages';
import { expect, test } from './session';

/** No real number: the range that is kept free for films. */
const NUMBER = '+4930230040';

const file = (text: string) => ({
  name: 'blocked.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const row = (page: Page, who: string) => page.getByRole('row').filter({ hasText: who });

async function block(page: Page, kind: string, value: string, note = ''): Promise<void> {
  await page.getByRole('button', { name: 'Block callers' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Whom').selectOption(kind);
  const field = dialog.getByLabel(/^(Number|They begin with|Pattern)$/);
  if (value !== '') await field.fill(value);
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: 'Block', exact: true }).click();
}

async function removeAll(page: Page): Promise<void> {
  await open(page, '/settings/block-list');
  if ((await page.getByRole('table').count()) === 0) return;
  await page.getByLabel('Select all shown').check();
  await page.getByRole('button', { name: 'Let them call again' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /call again/ })
    .click();
  await expect(page.getByText('Nobody is blocked')).toBeVisible();
}

test.beforeEach(async ({ owner: page }) => removeAll(page));

test('a number, a beginning and hidden numbers are blocked, found, noted and let go', async ({
  owner: page,
}) => {
  test.slow();
  await expect(page.getByText('Nobody is blocked')).toBeVisible();
  await block(page, 'One number', '+49 30 23004-1', 'Advertising');
  await expect(row(page, '+4930230041')).toContainText('Advertising');
  await block(page, 'All numbers that begin with …', '+49 900');
  await expect(row(page, '+49900…')).toContainText('Beginning');
  await block(page, 'Callers who hide their number', '');
  await expect(row(page, 'Hidden numbers')).toBeVisible();
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);

  await page.getByRole('searchbox', { name: 'Number or note' }).fill('advert');
  await expect(page).toHaveURL(/q=advert/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Actions for +4930230041' }).click();
  await page.getByRole('menuitem', { name: 'Change the note…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Advertising, third time');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, '+4930230041')).toContainText('third time');

  await page.getByRole('button', { name: 'Actions for +4930230041' }).click();
  await page.getByRole('menuitem', { name: 'Let it call again…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Let +4930230041 call again?' });
  await question.getByRole('button', { name: 'Let it call again' }).click();
  await expect(page.getByText('No entry fits')).toBeVisible();
});

test('what is no number is said at its field; what is blocked already, too', async ({
  owner: page,
}) => {
  await block(page, 'One number', 'nobody');
  const field = page.getByRole('dialog').getByLabel('Number', { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Not a number: with its country code/);
  await field.fill(NUMBER);
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await expect(row(page, NUMBER)).toBeVisible();
  await block(page, 'One number', NUMBER);
  await expect(field).toHaveAccessibleDescription(/blocked already/);
  await page.keyboard.press('Escape');
});

test('a file is checked first, each line is told, and only then it is taken', async ({
  owner: page,
}) => {
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('CSV or text file').setInputFiles(file('4712\nnobody\n1,2,3\n'));
  const wrong = dialog.getByRole('alert').getByRole('listitem');
  await expect(wrong).toHaveText([/^Line 2.*Not a number, a pattern/, /^Line 3.*Has 3 cells/]);
  await expect(dialog.getByRole('button', { name: 'Block' })).toBeDisabled();

  const good = `value,note\n${NUMBER},Advertising\n${NUMBER}\n+49900*,Costly\n`;
  await dialog.getByLabel('CSV or text file').setInputFiles(file(good));
  const lines = dialog.getByRole('list', { name: 'What becomes of each line' });
  await expect(lines.getByRole('listitem')).toHaveText([
    /^Line 2.*Will be blocked$/,
    /^Line 3.*Stands above already$/,
    /^Line 4.*\+49900….*Will be blocked$/,
  ]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Block 2 entries' }).click();
  await expect(page.getByText('2 entries added to the block list.')).toBeVisible();
  await expect(row(page, '+49900…')).toContainText('Costly');
});

test('what blocked callers get is kept as soon as it is chosen', async ({ owner: page }) => {
  await block(page, 'One number', NUMBER);
  const choice = page.getByLabel('What blocked callers get');
  await choice.selectOption('A busy signal');
  // Not to be chosen again before it is kept.
  await expect(choice).toBeEnabled();
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.reload();
  await expect(choice).toHaveValue('busy');
  await choice.selectOption('The call is declined');
  await expect(choice).toHaveValue('rejected');
});

test('a caller is blocked from the log, and at once let go again', async ({ owner: page }) => {
  await open(page, '/calls?period=all&direction=inbound');
  await page.locator('tbody tr').first().getByRole('button').click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Block this caller' }).click();
  await expect(panel.getByText(/is blocked\.$/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText(/can call you again\.$/)).toBeVisible();
  await panel.getByRole('button', { name: 'Block this caller' }).click();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.reload();
  await page.locator('tbody tr').first().getByRole('button').click();
  await panel.getByRole('button', { name: 'Let it call again' }).click();
  await expect(panel.getByRole('button', { name: 'Block this caller' })).toBeEnabled();
});
