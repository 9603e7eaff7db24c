import { create, remove } from './api';
import { open } from './pages';
import { expect, test } from './session';

test('a room says who is in it now, and what moderators need', async ({ owner: page }) => {
  await open(page, '/settings/conferences');
  const body = { name: 'Board', number: '8820', pin: '2468' };
  const { id } = await create(page, '/conferences', body);
  await open(page, `/settings/conferences/${id}`);
  const now = page.getByRole('region', { name: 'In the room now' });
  await expect(now).toContainText('Nobody is in the room.');
  await expect(page.getByLabel('End with the moderator')).toBeHidden();
  await page.getByLabel('PIN of the moderator', { exact: true }).fill('9999');
  await page.getByLabel('End with the moderator').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('End with the moderator')).toBeChecked();
  await remove(page, `/conferences/${id}`);
});
