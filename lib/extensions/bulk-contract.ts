import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { flagQuery } from '@/lib/shared/fields';
import { extension, extensionFields } from './contract';

export const BULK_MAX = 1000;
export const CSV_LINES_MAX = 5000;
export const CSV_COLUMNS = [
  'number',
  'name',
  'email',
  'enabled',
  'ring_timeout_seconds',
  'outbound_caller_id',
] as const;

export const csvLineError = z.strictObject({
  line: z.int().meta({ description: 'Line of the file; the header is line 1' }),
  field: z.string(),
  message: z.string(),
});

export const importResult = z
  .strictObject({
    dryRun: z.boolean(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
  })
  .meta({ id: 'ImportResult' });

export type ImportResult = z.output<typeof importResult>;
export type CsvLineError = z.output<typeof csvLineError>;

const common = { tag: 'Extensions', reach: 'tenant' } as const;
const { enabled, ringTimeoutSeconds, outboundCallerId } = extensionFields;

export const updateExtensions = operation({
  ...common,
  id: 'updateExtensions',
  method: 'PATCH',
  path: '/api/v1/extensions/bulk',
  summary: 'Change many extensions alike',
  description: `All of them or, when one has changed meanwhile or is not there, none. At most ${BULK_MAX}.`,
  permission: 'extensions:write',
  body: z.strictObject({
    items: z
      .array(z.strictObject({ id: z.string().max(128), version: z.int().positive() }))
      .min(1, 'At least one.')
      .max(BULK_MAX, `At most ${BULK_MAX}.`),
    set: z
      .strictObject({ enabled, ringTimeoutSeconds, outboundCallerId })
      .partial()
      .refine((set) => Object.keys(set).length > 0, 'Nothing to change.'),
  }),
  answer: z.strictObject({ items: z.array(extension) }),
  faults: ['stale_version'],
});

export const exportExtensions = operation({
  ...common,
  id: 'exportExtensions',
  method: 'GET',
  path: '/api/v1/extensions.csv',
  summary: 'All extensions as CSV',
  description:
    'UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe; the import takes it off again.',
  permission: 'extensions:read',
  answer: z.string(),
  answerType: 'text/csv',
});

export const importExtensions = operation({
  ...common,
  id: 'importExtensions',
  method: 'POST',
  path: '/api/v1/extensions/import',
  summary: 'Create and change extensions from CSV',
  description:
    `Columns: ${CSV_COLUMNS.join(', ')}; only number and name are required. A number that exists is changed, another is created. ` +
    'With one bad line nothing is done, and the answer names every bad line.',
  permission: 'extensions:write',
  query: z.strictObject({
    dryRun: flagQuery.default(false).describe('Only check and count'),
  }),
  body: z.string().meta({ example: 'number,name\n101,Ada Lovelace\n102,Grace Hopper\n' }),
  bodyType: 'text/csv',
  bodyBytesMax: 2 * 1024 * 1024,
  answer: importResult,
  faults: ['invalid_csv'],
});
