import type { Page } from '@playwright/test';
import { api, remove, type Made } from './api';
import { open } from './pages';

/** What an owner makes; what leads to others comes before them, so that mostly one round removes all. */
const LISTS = [
  ...['numbers', 'call-permissions', 'menus', 'queues', 'agents', 'ring-groups', 'schedules'],
  ...['services', 'conferences', 'voicemail-boxes', 'sounds', 'extensions'],
] as const;
const SETTINGS = ['outgoing', 'feature-codes', 'recording-policy', 'voicemail-mail'] as const;

/** Of the server, or of what only goes with it. */
const NOT_OURS = new Set(['id', 'version', 'sync', 'createdAt', 'updatedAt', 'devices']);

type Found = Made & Readonly<Record<string, unknown>>;

/** Everything the owner has, by its path. */
export type Picture = ReadonlyMap<string, Found>;

async function listed(page: Page, list: string, cursor = ''): Promise<Found[]> {
  type Answer = { items: Found[]; nextCursor: string | null };
  const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const { items, nextCursor } = await api<Answer>(page, 'GET', `/${list}?limit=200${from}`);
  return nextCursor === null ? items : [...items, ...(await listed(page, list, nextCursor))];
}

/** Opens a page of its own first: only from there the API answers for this PBX. */
export async function takePicture(page: Page): Promise<Picture> {
  await open(page, '/settings/company');
  const picture = new Map<string, Found>();
  for (const list of LISTS) {
    for (const item of await listed(page, list)) picture.set(`/${list}/${item.id}`, item);
  }
  for (const path of SETTINGS) picture.set(`/${path}`, await api<Found>(page, 'GET', `/${path}`));
  return picture;
}

async function restore(page: Page, path: string, before: Found, now: Found): Promise<void> {
  const changed = Object.keys(before).filter(
    (field) => !NOT_OURS.has(field) && JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  );
  if (changed.length === 0) return;
  const body = Object.fromEntries(changed.map((field) => [field, before[field]]));
  await api(page, 'PATCH', path, { body, version: now.version });
}

/** After a test that failed half-way: what it made is removed, what it changed is as before. */
export async function putBack(page: Page, before: Picture): Promise<void> {
  const now = await takePicture(page);
  for (const [path, item] of now) {
    const old = before.get(path);
    if (old) await restore(page, path, old, item);
  }
  let left = [...now.keys()].filter((path) => !before.has(path));
  // What is still led to is refused; the next round finds it free.
  for (let round = 0; left.length > 0 && round < LISTS.length; round += 1) {
    const refused: string[] = [];
    for (const path of left) await remove(page, path).catch(() => refused.push(path));
    left = refused;
  }
}
