import { expect, loginOf, signIn, test } from './session';

test('says in words that address and password do not belong together', async ({ page }) => {
  const { url } = loginOf('owner');
  await page.goto(new URL('/sign-in', url).href);
  await page.getByLabel('E-mail address').fill(`nobody-${Date.now()}@example.com`);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('says how long to wait after too many attempts', async ({ page }) => {
  const { url } = loginOf('owner');
  const email = `locked-${Date.now()}@example.com`;
  await page.goto(new URL('/sign-in', url).href);
  const submit = page.getByRole('button', { name: 'Sign in' });
  const locked = page.getByRole('alert').filter({ hasText: 'Too many attempts. Wait' });
  for (let attempt = 0; attempt < 7 && !(await locked.isVisible()); attempt += 1) {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(`wrong ${attempt}`);
    const answered = page.waitForResponse(/\/api\/auth\/callback\/credentials/);
    await submit.click();
    await answered;
    await expect(submit).toBeEnabled();
  }
  await expect(locked).toContainText(/Wait \d+ (seconds|minutes)/);
});

test('leads back to the page that was asked for, and out again', async ({ page }) => {
  const login = loginOf('owner');
  await page.goto(new URL('/settings/numbers', login.url).href);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fnumbers$/);
  await page.getByLabel('E-mail address').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Numbers', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto(new URL('/settings/numbers', login.url).href);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('does not lead to another site', async ({ page }) => {
  const login = loginOf('owner');
  await page.goto(new URL('/sign-in?next=//example.com/', login.url).href);
  await page.getByLabel('E-mail address').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(new URL(page.url()).host).toBe(new URL(login.url).host);
});

test('a session that is ended elsewhere ends here', async ({ browser }) => {
  const login = loginOf('owner');
  const [here, there] = await Promise.all([browser.newContext(), browser.newContext()]);
  const first = await here.newPage();
  const second = await there.newPage();
  await signIn(first, login);
  await signIn(second, login);
  await first.goto(new URL('/account/sessions', login.url).href);
  // Newest first: of the others, the one that signed in last.
  await first.getByRole('button', { name: 'End', exact: true }).first().click();
  await first.getByRole('alertdialog').getByRole('button', { name: 'End', exact: true }).click();
  await expect(first.getByText('The session was ended.')).toBeVisible();
  await second.goto(new URL('/', login.url).href);
  await expect(second).toHaveURL(/\/sign-in/);
  await Promise.all([here.close(), there.close()]);
});
