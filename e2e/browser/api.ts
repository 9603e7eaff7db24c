import type { Page } from '@playwright/test';

type Asked = { method: string; path: string; body?: object; version?: number };

/** Asks the API as the page itself would: signed in, for the PBX on the screen. Throws its words. */
export async function api<Answer>(
  page: Page,
  method: string,
  path: string,
  more: Pick<Asked, 'body' | 'version'> = {},
): Promise<Answer> {
  const answer = await page.evaluate(
    async (asked: Asked) => {
      const frame = document.querySelector<HTMLElement>('[data-tenant-id]');
      const headers = new Headers({ 'X-Tenant-Id': frame?.dataset['tenantId'] ?? '' });
      if (asked.body) headers.set('Content-Type', 'application/json');
      if (asked.version !== undefined) headers.set('If-Match', `"${asked.version}"`);
      const body = asked.body ? JSON.stringify(asked.body) : null;
      const response = await fetch(`/api/v1${asked.path}`, { method: asked.method, headers, body });
      return { ok: response.ok, text: await response.text() };
    },
    { method, path, ...more },
  );
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.text}`);
  return (answer.text === '' ? null : JSON.parse(answer.text)) as Answer;
}

export type Made = { id: string; version: number };

export const create = (page: Page, path: string, body: object): Promise<Made> =>
  api<Made>(page, 'POST', path, { body });

/** By its present version, whoever changed it in between. */
export async function remove(page: Page, path: string, repoint?: string): Promise<void> {
  const { version } = await api<Made>(page, 'GET', path);
  const query = repoint === undefined ? '' : `?repoint=${repoint}`;
  await api(page, 'DELETE', `${path}${query}`, { version });
}

/** The extension with this internal number. */
export async function extensionId(page: Page, number: string): Promise<string> {
  type Found = { items: { id: string; number: string }[] };
  const { items } = await api<Found>(page, 'GET', `/extensions?q=${number}`);
  const found = items.find((one) => one.number === number);
  if (!found) throw new Error(`The demo data have no extension ${number}.`);
  return found.id;
}
