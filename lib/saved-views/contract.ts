import { z } from 'zod';
import { EXPORT_FORMATS } from '@/lib/exports/rules';
import { operation } from '@/lib/http/operation';
import {
  emailField,
  idParam,
  instant,
  page,
  pageQuery,
  requiredText,
  version,
} from '@/lib/shared/fields';
import { RHYTHMS } from './schedule-rules';

export const VIEW_PAGES = ['calls', 'reports'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

export const viewSchedule = z
  .strictObject({
    every: z.enum(RHYTHMS).describe('`weekday`: from Monday to Friday'),
    weekday: z.int().min(1).max(7).optional().describe('With `week`; Monday is 1'),
    day: z.int().min(1).max(28).optional().describe('With `month`'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 08:30.')
      .describe("By the clocks of the PBX's time zone"),
    format: z.enum(EXPORT_FORMATS),
    recipients: z
      .array(emailField)
      .min(1, 'At least one address.')
      .max(10, 'At most 10 addresses.')
      .refine((all) => new Set(all).size === all.length, 'Each address once.'),
  })
  .meta({ id: 'ViewSchedule' });

export type ViewSchedule = z.output<typeof viewSchedule>;

export const savedView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    page: z.enum(VIEW_PAGES),
    query: z.string().describe("The page's own address: what follows `?`"),
    shared: z.boolean().describe('The whole team may open it; each sees what he may see'),
    own: z.boolean().describe('Yours: only you change it'),
    ownerName: z.string(),
    schedule: viewSchedule.nullable(),
    nextRunAt: instant.nullable().describe('When the next e-mail is made'),
    lastRunAt: instant.nullable(),
    version,
  })
  .meta({ id: 'SavedView' });

export type SavedView = z.output<typeof savedView>;

const name = requiredText(80);
const query = z
  .string()
  .max(2000, 'At most 2000 characters.')
  .regex(/^[\x21-\x7e]*$/, 'The part of an address behind `?`, percent-encoded.');
const shared = z.boolean();
const schedule = viewSchedule
  .nullable()
  .describe('E-mail with the calls of the view in a file; null: none. Of the page `calls`');

const common = { tag: 'Saved views', reach: 'tenant', permission: 'calls:read' } as const;

export const listSavedViews = operation({
  ...common,
  id: 'listSavedViews',
  method: 'GET',
  path: '/api/v1/saved-views',
  summary: 'Your saved views, and those shared with the team',
  query: z.strictObject({ ...pageQuery, page: z.enum(VIEW_PAGES).optional() }),
  answer: page(savedView),
});

export const createSavedView = operation({
  ...common,
  id: 'createSavedView',
  method: 'POST',
  path: '/api/v1/saved-views',
  summary: 'Keep the filters of a page under a name',
  body: z.strictObject({
    name,
    page: z.enum(VIEW_PAGES),
    query: query.default(''),
    shared: shared.default(false),
    schedule: schedule.default(null),
  }),
  answer: savedView,
  status: 201,
  location: '/api/v1/saved-views/{id}',
  faults: ['conflict'],
});

export const getSavedView = operation({
  ...common,
  id: 'getSavedView',
  method: 'GET',
  path: '/api/v1/saved-views/{id}',
  summary: 'One saved view',
  params: idParam,
  answer: savedView,
});

export const updateSavedView = operation({
  ...common,
  id: 'updateSavedView',
  method: 'PATCH',
  path: '/api/v1/saved-views/{id}',
  summary: 'Change a saved view of yours',
  params: idParam,
  body: z.strictObject({
    name: name.optional(),
    query: query.optional(),
    shared: shared.optional(),
    schedule: schedule.optional(),
  }),
  answer: savedView,
  ifMatch: true,
});

export const removeSavedView = operation({
  ...common,
  id: 'removeSavedView',
  method: 'DELETE',
  path: '/api/v1/saved-views/{id}',
  summary: 'Remove a saved view of yours',
  params: idParam,
  ifMatch: true,
});

export type CreateSavedView = z.output<typeof createSavedView.body>;
export type UpdateSavedView = z.output<typeof updateSavedView.body>;
