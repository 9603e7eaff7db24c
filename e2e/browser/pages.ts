import type { Page } from '@playwright/test';

/** Every page of a PBX's owner that needs no id. */
export const OWNER_PAGES = [
  '/',
  '/calls',
  '/calls?period=custom',
  '/calls?period=all&missed=true&minWaitSeconds=1&number=0000000',
  '/callbacks',
  '/callbacks?state=done',
  '/exports',
  '/recordings',
  '/voicemail',
  '/voicemail?heard=false',
  '/reports/calls',
  '/reports/calls?period=year',
  '/reports/extensions',
  '/reports/numbers',
  '/reports/groups',
  '/reports/queues',
  '/reports/agents',
  '/reports/hours',
  '/settings/voicemail-boxes',
  '/settings/voicemail-boxes/new',
  '/settings/voicemail-mail',
  '/settings/recording-policy',
  '/settings/extensions',
  '/settings/extensions?q=nobody-has-this-name',
  '/settings/extensions/new',
  '/settings/ring-groups',
  '/settings/ring-groups/new',
  '/settings/menus',
  '/settings/menus/new',
  '/settings/queues',
  '/settings/queues/new',
  '/settings/agents',
  '/settings/agents/new',
  '/settings/conferences',
  '/settings/conferences/new',
  '/settings/services',
  '/settings/services/new',
  '/settings/sounds',
  '/settings/sounds/new',
  '/settings/numbers',
  '/settings/numbers/new',
  '/settings/schedules',
  '/settings/schedules/new',
  '/settings/block-list',
  '/settings/block-list?q=nobody-has-this-number',
  '/settings/route-map',
  '/settings/call-test',
  '/settings/call-test?dialed=101&keys=1',
  '/settings/outgoing',
  '/settings/feature-codes',
  '/settings/call-permissions',
  '/settings/call-permissions/new',
  '/settings/users',
  '/settings/tokens',
  '/settings/company',
  '/account/sessions',
  '/api/v1/docs',
] as const;

export const OPERATOR_PAGES = ['/tenants', '/media-nodes', '/trunks'] as const;

/** The page has its data: what stands in for it is gone. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('main h1').first().waitFor();
  await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
}
