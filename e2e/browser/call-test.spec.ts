import AxeBuilder from '@axe-core/playwright';
import { create, extensionId, remove } from './api';
import { open } from './pages';
import { expect, test } from './session';

const NUMBER = '+4930230055';

test('a call is tested: the way, the rule that decided, and a link that asks again', async ({
  owner: page,
}) => {
  test.slow();
  await open(page, '/settings/company');
  const days = [1, 2, 3, 4, 5];
  const hours = await create(page, '/schedules', {
    ...{ name: 'Test hours', week: [{ days, from: '09:00', to: '17:00' }] },
  });
  const team = await create(page, '/ring-groups', {
    ...{ name: 'Test team', members: [{ extension: await extensionId(page, '101') }] },
  });
  const menu = await create(page, '/menus', {
    ...{ name: 'Test menu', keys: [{ digits: '1', to: { kind: 'ring_group', id: team.id } }] },
  });
  const number = await create(page, '/numbers', {
    ...{ e164: NUMBER, destination: { kind: 'menu', id: menu.id } },
    hours: { schedule: hours.id, closed: { kind: 'busy' } },
  });

  await open(page, `/settings/numbers/${number.id}`);
  await expect(page.locator('[data-sync=live]').first()).toHaveText(/^Live/);
  await page.getByRole('link', { name: `Test a call to ${NUMBER}` }).click();
  await page.waitForURL(/call-test\?dialed=/);
  await expect(page.getByLabel('Dialled number')).toHaveValue(NUMBER);

  await page.getByLabel('Number of the caller').fill('+4940123456');
  await page.getByLabel('When').selectOption('At a moment');
  await page.getByLabel('Date and time').fill('2026-12-02T10:00');
  await page.getByLabel('Keys pressed').fill('1');
  await page.getByRole('combobox', { name: 'Suppose that …' }).focus();
  await page.keyboard.type('101');
  await expect(page.getByRole('option', { name: /^101/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Test the call' }).click();

  const way = page.getByRole('list', { name: 'The way of the call' });
  await expect(page.getByText(/^It is answered by /)).toBeVisible();
  await expect(way.getByRole('link', { name: 'Test menu' })).toHaveAttribute(
    'href',
    `/settings/menus/${menu.id}`,
  );
  await expect(way.getByRole('link', { name: 'Test team' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // The address is the whole question.
  await open(page, page.url());
  await expect(page.getByLabel('Keys pressed')).toHaveValue('1');
  await expect(page.getByLabel(/^What 101 .* does$/)).toHaveValue('answered');
  await expect(way.getByRole('link', { name: 'Test team' })).toBeVisible();

  await page.getByLabel('Date and time').fill('2026-12-06T10:00');
  await page.getByRole('button', { name: 'Test the call' }).click();
  await expect(page.getByText('The caller hears that it is busy.').first()).toBeVisible();
  await expect(way.getByRole('listitem').filter({ hasText: 'Decided' }).last()).toContainText(
    /Test hours/,
  );
  await page.goBack();
  await expect(page.getByLabel('Date and time')).toHaveValue('2026-12-02T10:00');
  await expect(way.getByRole('link', { name: 'Test team' })).toBeVisible();

  await open(page, '/settings/company');
  await remove(page, `/numbers/${number.id}`);
  await remove(page, `/menus/${menu.id}`);
  await remove(page, `/ring-groups/${team.id}`);
  await remove(page, `/schedules/${hours.id}`);
});

test('an extension dials another; what cannot be asked is said at its field', async ({
  owner: page,
}) => {
  await open(page, '/settings/call-test');
  await page.getByLabel('Dialled number').fill('102');
  await page.getByLabel('Who calls').selectOption('One of my extensions');
  await page.getByRole('button', { name: 'Test the call' }).click();
  const caller = page.getByRole('combobox', { name: 'Extension', exact: true });
  await expect(caller).toHaveAccessibleDescription('There is no such extension.');
  await expect(caller).toBeFocused();
  await page.keyboard.type('101');
  await expect(page.getByRole('option', { name: /^101/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Test the call' }).click();
  const way = page.getByRole('list', { name: 'The way of the call' });
  await expect(way.getByText('Extension', { exact: true })).toBeVisible();
  await page.getByLabel('Dialled number').fill('10 2?');
  await page.getByLabel('Keys pressed').fill('one');
  await page.getByRole('button', { name: 'Test the call' }).click();
  await expect(page.getByLabel('Dialled number')).toHaveAccessibleDescription(/a phone can dial/);
  await expect(page.getByLabel('Keys pressed')).toHaveAccessibleDescription(/Only keys of a phone/);
});
