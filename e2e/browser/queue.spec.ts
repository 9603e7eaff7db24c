import type { Page } from '@playwright/test';
import {
  create,
  findByPalette,
  isThere,
  openNew,
  pick,
  pressCreate,
  remove,
  save,
  type Kind,
} from './objects';
import { open } from './pages';
import { expect, test } from './session';

const QUEUE: Kind = { path: 'queues', one: 'queue', prefix: 'que' };
const AGENT: Kind = { path: 'agents', one: 'agent', prefix: 'agt' };

/** An agent at an extension; the address of its page. */
async function agentAt(page: Page, name: string, extension: string): Promise<string> {
  await openNew(page, AGENT, name);
  await pick(page, 'Extension', extension);
  await pressCreate(page, AGENT);
  await isThere(AGENT, page);
  return page.url();
}

async function removeAt(page: Page, kind: Kind, address: string): Promise<void> {
  await page.goto(address);
  await remove(page, kind);
}

test('an agent logs in, pauses with a reason and is refused without a phone', async ({
  owner: page,
}) => {
  await openNew(page, AGENT, 'Paused Agent');
  await pressCreate(page, AGENT);
  const extension = page.getByRole('combobox', { name: 'Extension', exact: true });
  await expect(extension).toBeFocused();
  await expect(extension).toHaveAccessibleDescription(/Choose an extension or an outside number/);
  await page.getByRole('radio', { name: 'At an outside number' }).check();
  await page.getByLabel('Outside number', { exact: true }).fill('+49 30 901820');
  await pressCreate(page, AGENT);
  await isThere(AGENT, page);

  const state = page.getByRole('region', { name: 'State' });
  await expect(state).toContainText('Logged out');
  await state.getByRole('button', { name: 'Log in' }).click();
  await expect(state).toContainText('Logged in');
  await state.getByRole('button', { name: 'Lunch' }).click();
  await expect(state).toContainText('On a break: Lunch');
  await state.getByLabel('Another reason').fill('Dentist');
  await page.keyboard.press('Enter');
  await expect(state).toContainText('On a break: Dentist');

  await open(page, '/settings/agents?q=Paused');
  const row = page.getByRole('row', { name: /Paused Agent/ });
  await row.getByRole('button', { name: 'On a break: Dentist' }).click();
  await page.getByRole('menuitem', { name: 'End the break' }).click();
  await expect(row).toContainText('Logged in');
  await findByPalette(page, AGENT, 'Paused Agent');
  await expect(page.getByLabel('Outside number', { exact: true })).toHaveValue('+4930901820');
  await page.getByLabel('Rings for, in seconds').fill('33');
  await save(page);
  await remove(page, AGENT);
});

test('a queue with agents in levels is made, watched, changed and removed', async ({
  owner: page,
}) => {
  const first = await agentAt(page, 'Queue Agent One', '101');
  const second = await agentAt(page, 'Queue Agent Two', '102');
  await openNew(page, QUEUE, 'Level Queue');
  await page.getByLabel('Internal number').fill('874');
  await page.getByRole('radio', { name: 'Down the list' }).check();
  await pick(page, 'Add an agent', 'Queue Agent One');
  await pick(page, 'Add an agent', 'Queue Agent Two');
  const agents = page.getByRole('list', { name: 'Agents' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Move Queue Agent Two up' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(agents.first()).toContainText('Queue Agent Two');
  await page.getByLabel('Level of Queue Agent Two').selectOption('2');
  await expect(agents.first()).toContainText('Queue Agent One');
  await page.getByLabel('Wait before the next level is asked').check();
  await page.getByLabel('Each level after, in seconds').fill('45');
  await page.getByLabel('Interrupt the music').check();
  await page.getByLabel('Callers may leave the queue with a key').check();
  await pick(page, 'Leads to', 'Busy');
  await pressCreate(page, QUEUE);

  await isThere(QUEUE, page);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now).toContainText('Nobody is waiting. Nobody logged in.');
  await now.getByRole('listitem').first().getByRole('button', { name: 'Logged out' }).click();
  await page.getByRole('menuitem', { name: 'Log in' }).click();
  await expect(now).toContainText('1 logged in');
  await page.getByLabel('Callers wait no longer than').uncheck();
  await page.getByLabel('Ask for a rating after the call').check();
  await save(page);
  await page.reload();
  await expect(page.getByLabel('Each level after, in seconds')).toHaveValue('45');
  await expect(page.getByLabel('Longest wait, in seconds')).toBeHidden();
  await expect(page.getByLabel('A key may take, in seconds')).toHaveValue('10');
  await expect(page.getByRole('combobox', { name: 'Leads to' })).toHaveValue('Busy signal');

  await page.goto(first);
  await expect(page.getByRole('link', { name: /Level Queue/ })).toBeVisible();
  await open(page, '/settings/queues?q=Level');
  await expect(page.getByRole('row', { name: /Level Queue/ })).toContainText('1 logged in');
  await page.getByRole('link', { name: 'Level Queue' }).click();
  await isThere(QUEUE, page);
  await remove(page, QUEUE);
  await removeAt(page, AGENT, first);
  await removeAt(page, AGENT, second);
});

test('what is out of range is said at its field, and can be discarded', async ({ owner: page }) => {
  await create(page, QUEUE, 'Refused Queue');
  const wait = page.getByLabel('Longest wait, in seconds');
  await wait.evaluate((input: HTMLInputElement) => input.removeAttribute('max'));
  await wait.fill('99999');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(wait).toBeFocused();
  await expect(wait).toHaveAccessibleDescription(/At most 86400 seconds/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(wait).toHaveValue('300');
  await findByPalette(page, QUEUE, 'Refused Queue');
  await remove(page, QUEUE);
});
