import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { readDemo } from '../demo';
import type { DemoLogin } from '../../prisma/demo/access';

export function loginOf(role: string): DemoLogin {
  const login = readDemo().logins.find((known) => known.role === role);
  if (!login) throw new Error(`The demo data have no ${role}.`);
  return login;
}

export async function signIn(page: Page, login: DemoLogin): Promise<void> {
  await page.goto(new URL('/sign-in', login.url).href);
  await page.getByLabel('E-mail address').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Signed = { owner: Page; operator: Page };
type Kept = { stateOf: (role: string) => Promise<State> };

/** Signs in once a role and run: the tests are about what comes after. */
export const test = base.extend<Signed, Kept>({
  stateOf: [
    async ({ browser }, use) => {
      const states = new Map<string, State>();
      await use(async (role) => {
        const kept = states.get(role);
        if (kept) return kept;
        const context = await browser.newContext();
        await signIn(await context.newPage(), loginOf(role));
        const state = await context.storageState();
        await context.close();
        states.set(role, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],
  owner: async ({ browser, stateOf }, use) => {
    const storageState = await stateOf('owner');
    const context = await browser.newContext({ storageState, baseURL: loginOf('owner').url });
    await use(await context.newPage());
    await context.close();
  },
  operator: async ({ browser, stateOf }, use) => {
    const storageState = await stateOf('operator');
    const context = await browser.newContext({ storageState, baseURL: loginOf('operator').url });
    await use(await context.newPage());
    await context.close();
  },
});

export { expect } from '@playwright/test';
