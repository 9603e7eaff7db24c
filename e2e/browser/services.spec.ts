import { create, remove } from './api';
import { open } from './pages';
import { expect, test } from './session';

test('a service is added, asked by hand, and what came of it is seen', async ({ owner: page }) => {
  await open(page, '/');
  await page.getByRole('link', { name: 'Services', exact: true }).click();
  await page.waitForURL(/\/settings\/services$/);
  await page.getByRole('link', { name: 'New service' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Who is calling?');
  await page.getByLabel('Address', { exact: true }).fill('https://me:secret@127.0.0.1:9/calls');
  await page.getByRole('button', { name: 'Secret: make a random one' }).click();
  await expect(page.getByLabel('Secret', { exact: true })).toHaveValue(/^[0-9a-f]{48}$/);
  await page.getByRole('button', { name: 'Create service' }).click();
  const address = page.getByLabel('Address', { exact: true });
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/Must not carry a user name/);
  await address.fill('https://127.0.0.1:9443/calls');
  await page.getByRole('button', { name: 'Create service' }).click();
  await page.waitForURL(/\/settings\/services\/svc_/);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await expect(page.getByLabel('Secret', { exact: true })).toHaveValue('');

  await page.getByLabel('Caller', { exact: true }).fill('030');
  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(page.getByLabel('Caller', { exact: true })).toHaveAccessibleDescription(/E\.164/);
  await page.getByLabel('Caller', { exact: true }).fill('+49 40 123456');
  await page.getByRole('button', { name: 'Ask now' }).click();
  const rows = page.getByRole('list', { name: 'Last requests' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('127.0.0.1 is not a public address.');
  await expect(rows.first()).toContainText('Failed');
  await rows.first().locator('summary').click();
  await expect(rows.first()).toContainText('"caller": "+4940123456"');
  await rows.first().getByRole('button', { name: 'Send again' }).click();
  await expect(rows).toHaveCount(2);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await remove(page, `/services/${page.url().split('/').at(-1)}`);
});

test('a change that says nothing of the secret keeps it', async ({ owner: page }) => {
  await open(page, '/settings/services');
  const body = {
    ...{ name: 'CRM', url: 'https://crm.example.com/calls?key=1', secret: 'a-secret-of-ours-1' },
    fallback: { kind: 'busy' },
  };
  const { id } = await create(page, '/services', body);
  await page.reload();
  const row = page.getByRole('row', { name: /CRM/ });
  await expect(row).toContainText('https://crm.example.com/calls');
  await expect(row).not.toContainText('key=1');
  await open(page, `/settings/services/${id}`);
  await page.getByLabel('Name', { exact: true }).fill('Customers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await expect(page.getByLabel('Secret', { exact: true })).toHaveAttribute(
    'placeholder',
    'Unchanged',
  );
  await remove(page, `/services/${id}`);
});

test('a test of a call supposes what the service answers', async ({ owner: page }) => {
  await open(page, '/settings/services');
  const body = {
    ...{ name: 'Oracle', url: 'https://crm.example.com/', secret: 'a-secret-of-ours-1' },
    fallback: { kind: 'busy' },
  };
  const service = await create(page, '/services', body);
  const destination = { kind: 'service', id: service.id };
  const number = await create(page, '/numbers', { e164: '+49309018899', destination });
  await open(page, `/settings/call-test?dialed=%2B49309018899&suppose=${service.id}:fallback`);
  const path = page.getByRole('main');
  await expect(path).toContainText(/“Oracle” does not answer in time: goes to busy/, {
    timeout: 20_000,
  });
  const answer = page.getByRole('combobox', { name: 'Where Oracle sends the call' });
  await answer.focus();
  await page.keyboard.type('101');
  await expect(page.getByRole('option', { name: /101/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Test the call' }).click();
  await expect(path).toContainText(/“Oracle” answers: goes to extension/);
  await remove(page, `/numbers/${number.id}`);
  await remove(page, `/services/${service.id}`);
});
