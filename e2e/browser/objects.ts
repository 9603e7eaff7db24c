import type { Page } from '@playwright/test';
import { open } from './pages';
import { expect } from './session';

/** How a kind is spoken of on its pages. */
export interface Kind {
  /** `ring-groups` */
  path: string;
  /** `ring group` */
  one: string;
  /** `rg`: how its ids begin. */
  prefix: string;
}

/** The page of the one that was just created. */
export const isThere = ({ path, prefix }: Kind, page: Page): Promise<void> =>
  page.waitForURL(new RegExp(`/${path}/${prefix}_`));

export async function openNew(page: Page, { path }: Kind, name: string): Promise<void> {
  await open(page, `/settings/${path}/new`);
  await page.getByLabel('Name', { exact: true }).fill(name);
}

export const pressCreate = (page: Page, { one }: Kind): Promise<void> =>
  page.getByRole('button', { name: `Create ${one}` }).click();

/** With nothing but a name. */
export async function create(page: Page, kind: Kind, name: string): Promise<void> {
  await openNew(page, kind, name);
  await pressCreate(page, kind);
  await isThere(kind, page);
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
}

/** Of the page that is open. */
export async function remove(page: Page, { path, one }: Kind): Promise<void> {
  await page.getByRole('button', { name: `Remove ${one}`, exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `Remove ${one}`, exact: true })
    .click();
  await page.waitForURL(new RegExp(`/settings/${path}$`));
}

/** Types into a picker and takes what it offers, by keyboard alone. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.focus();
  await page.keyboard.type(text);
  await expect(page.getByRole('option', { name: text }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** From anywhere, by name. */
export async function findByPalette(page: Page, kind: Kind, name: string): Promise<void> {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Name, number or page' })).toBeFocused();
  await page.keyboard.type(name);
  await page.getByRole('option', { name: new RegExp(`${name}.*${kind.one}`, 'i') }).click();
  await isThere(kind, page);
}
