import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { readDemo } from '../demo';
import type { DemoLogin } from '../../prisma/demo/access';
import { putBack, takePicture, type Picture } from './put-back';

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

/** The project of playwright.config.ts that is alone in changing the demo data. */
const CHANGING = 'works';

const contextOf = (browser: Browser, storageState: State, role: string) =>
  browser.newContext({ storageState, baseURL: loginOf(role).url });

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Signed = { owner: Page; operator: Page };
type Kept = { stateOf: (role: string) => Promise<State>; picture: Picture | undefined };

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
  picture: [
    async ({ browser, stateOf }, use, { project }) => {
      if (project.name !== CHANGING) return use(undefined);
      const context = await contextOf(browser, await stateOf('owner'), 'owner');
      const picture = await takePicture(await context.newPage());
      await context.close();
      await use(picture);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  owner: async ({ browser, stateOf, picture }, use, info) => {
    const context = await contextOf(browser, await stateOf('owner'), 'owner');
    await use(await context.newPage());
    // The second try, and the tests after it, must not meet what the first one left.
    if (picture && info.status !== info.expectedStatus) {
      await putBack(await context.newPage(), picture);
    }
    await context.close();
  },
  operator: async ({ browser, stateOf }, use) => {
    const context = await contextOf(browser, await stateOf('operator'), 'operator');
    await use(await context.newPage());
    await context.close();
  },
});

export { expect } from '@playwright/test';
