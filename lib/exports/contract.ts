import { z } from 'zod';
import { listCalls } from '@/lib/calls/contract';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery } from '@/lib/shared/fields';
import { EXPORT_FORMATS, EXPORT_STATES, KEPT_DAYS } from './rules';

const { limit, cursor, missed, recorded, voicemail, ...words } = listCalls.query.shape;
const flag = z.boolean().optional();

/** The filters of the call log, as JSON. */
export const callFilter = z
  .strictObject({ ...words, missed: flag, recorded: flag, voicemail: flag })
  .refine(
    (filter) => !filter.from || !filter.to || Date.parse(filter.from) < Date.parse(filter.to),
    {
      path: ['to'],
      message: 'Must be after `from`.',
    },
  )
  .meta({ id: 'CallFilter' });

export type CallFilter = z.output<typeof callFilter>;

export const exportFile = z
  .strictObject({
    id: z.string(),
    kind: z.string().meta({ examples: ['calls'] }),
    format: z.enum(EXPORT_FORMATS),
    state: z.enum(EXPORT_STATES),
    filter: callFilter.describe('What it holds'),
    viewId: z.string().nullable().describe('The saved view it was made for'),
    rows: z.int().describe('Written so far'),
    progress: z.int().describe('Of the time gone through, in per cent'),
    bytes: z.int().describe('Written so far; the whole when `done`'),
    error: z.string().nullable().describe('Why it failed, and what to do'),
    createdAt: instant,
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable().describe('The file is removed then'),
  })
  .meta({ id: 'Export' });

export type ExportFile = z.output<typeof exportFile>;

const common = { tag: 'Exports', reach: 'tenant', permission: 'calls:read' } as const;

export const listExports = operation({
  ...common,
  id: 'listExports',
  method: 'GET',
  path: '/api/v1/exports',
  summary: 'Your exports, and those sent for shared views',
  description: 'Newest first.',
  query: z.strictObject(pageQuery),
  answer: page(exportFile),
});

export const createExport = operation({
  ...common,
  id: 'createExport',
  method: 'POST',
  path: '/api/v1/exports',
  summary: 'Write calls to a file',
  description:
    'In the background and without a limit of rows; ask for the export until its state is `done`. ' +
    'It holds what you may see in the call log, newest first, up to now. CSV follows RFC 4180 in ' +
    'UTF-8; text that a spreadsheet could take for a formula, numbers in E.164 too, begins with an ' +
    'apostrophe. XLSX needs none. The file is kept for ' +
    `${KEPT_DAYS} days.`,
  body: z.strictObject({
    format: z.enum(EXPORT_FORMATS),
    filter: callFilter.default({}),
    byteOrderMark: z
      .boolean()
      .default(true)
      .describe('CSV begins with the mark by which Excel knows UTF-8'),
  }),
  answer: exportFile,
  status: 201,
  location: '/api/v1/exports/{id}',
  faults: ['conflict'],
});

export const getExport = operation({
  ...common,
  id: 'getExport',
  method: 'GET',
  path: '/api/v1/exports/{id}',
  summary: 'One export and how far it is',
  params: idParam,
  answer: exportFile,
});

export const getExportFile = operation({
  ...common,
  id: 'getExportFile',
  method: 'GET',
  path: '/api/v1/exports/{id}/file',
  summary: 'The file of an export',
  description: 'In parts when asked, so a download can be resumed. Kept in the audit trail.',
  params: idParam,
  fileType: 'application/octet-stream',
  faults: ['conflict'],
});

export const removeExport = operation({
  ...common,
  id: 'removeExport',
  method: 'DELETE',
  path: '/api/v1/exports/{id}',
  summary: 'Stop or remove an export',
  params: idParam,
});
