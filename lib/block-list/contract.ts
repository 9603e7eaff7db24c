import { z } from 'zod';
import { patternField } from '@/lib/call-plan/pattern-field';
import { operation } from '@/lib/http/operation';
import { flagQuery, idParam, instant, page, pageQuery, text, version } from '@/lib/shared/fields';
import { syncState } from '@/lib/sync/contract';
import { BLOCK_ACTIONS, BLOCK_MATCHES, blockedNumber, ENTRIES_MAX, PATTERNS_MAX } from './rules';

export const REMOVED_AT_ONCE_MAX = 1000;

export const blockEntry = z
  .strictObject({
    id: z.string().meta({ example: 'blk_01kaqx3fz8w2c7r5m9h1' }),
    match: z.enum(BLOCK_MATCHES),
    value: z.string().nullable().meta({ example: '+4930901820' }),
    note: z.string(),
    createdBy: z.string().meta({ description: 'Name of the person or token' }),
    createdAt: instant,
    version,
  })
  .meta({ id: 'BlockEntry' });

export type BlockEntry = z.output<typeof blockEntry>;

const numberValue = z
  .string()
  .max(40, 'At most 40 characters.')
  .transform((given, context) => {
    const number = blockedNumber(given);
    if (number) return number;
    context.addIssue({
      code: 'custom',
      message: 'Not a number: with its country code, such as +4930901820, or 2 to 20 digits.',
    });
    return z.NEVER;
  })
  .meta({ example: '+4930901820' });

const note = text(200);

export const createBlockEntryBody = z
  .discriminatedUnion('match', [
    z.strictObject({ match: z.literal('number'), value: numberValue, note: note.default('') }),
    z.strictObject({ match: z.literal('pattern'), value: patternField, note: note.default('') }),
    z.strictObject({ match: z.literal('anonymous'), note: note.default('') }),
  ])
  .meta({ example: { match: 'pattern', value: '+4930*', note: 'Advertising' } });

export type CreateBlockEntry = z.output<typeof createBlockEntryBody>;

export const blockSettings = z
  .strictObject({
    action: z.enum(BLOCK_ACTIONS).describe('What blocked callers get: busy signal or refusal'),
    entries: z.int().meta({ description: 'How many there are' }),
    version,
    sync: syncState,
  })
  .meta({ id: 'BlockSettings' });

export type BlockSettings = z.output<typeof blockSettings>;

/** Lines of a file that an answer tells about one by one. */
export const IMPORT_LINES_MAX = 1000;

export const blockImportResult = z
  .strictObject({
    dryRun: z.boolean(),
    created: z.int(),
    unchanged: z.int().describe('Blocked already'),
    lines: z
      .array(
        z.strictObject({
          line: z.int(),
          match: z.enum(BLOCK_MATCHES),
          value: z.string().nullable(),
          result: z.enum(['created', 'unchanged', 'repeated']),
        }),
      )
      .describe(`Of the first ${IMPORT_LINES_MAX} lines`),
  })
  .meta({ id: 'BlockImportResult' });

export type BlockImportResult = z.output<typeof blockImportResult>;

const common = { tag: 'Block list', reach: 'tenant' } as const;
const read = { ...common, permission: 'block-list:read' } as const;
const write = { ...common, permission: 'block-list:write' } as const;

export const listBlockEntries = operation({
  ...read,
  id: 'listBlockEntries',
  method: 'GET',
  path: '/api/v1/block-list',
  summary: 'Who may not call',
  description: 'Sorted by number.',
  query: z.strictObject({
    ...pageQuery,
    q: text(80).optional().describe('Part of the number or of the note'),
    match: z.enum(BLOCK_MATCHES).optional(),
  }),
  answer: page(blockEntry),
});

export const createBlockEntry = operation({
  ...write,
  id: 'createBlockEntry',
  method: 'POST',
  path: '/api/v1/block-list',
  summary: 'Block a number, numbers by a pattern, or hidden numbers',
  description: `At most ${ENTRIES_MAX} entries, and ${PATTERNS_MAX} patterns among them.`,
  body: createBlockEntryBody,
  answer: blockEntry,
  status: 201,
  location: '/api/v1/block-list/{id}',
  faults: ['conflict'],
});

export const getBlockEntry = operation({
  ...read,
  id: 'getBlockEntry',
  method: 'GET',
  path: '/api/v1/block-list/{id}',
  summary: 'One entry',
  params: idParam,
  answer: blockEntry,
});

export const updateBlockEntry = operation({
  ...write,
  id: 'updateBlockEntry',
  method: 'PATCH',
  path: '/api/v1/block-list/{id}',
  summary: 'Change the note of an entry',
  params: idParam,
  body: z.strictObject({ note }).partial(),
  answer: blockEntry,
  ifMatch: true,
});

export const removeBlockEntry = operation({
  ...write,
  id: 'removeBlockEntry',
  method: 'DELETE',
  path: '/api/v1/block-list/{id}',
  summary: 'Let it call again',
  params: idParam,
  ifMatch: true,
});

export const removeBlockEntries = operation({
  ...write,
  id: 'removeBlockEntries',
  method: 'POST',
  path: '/api/v1/block-list/remove',
  summary: 'Let several call again',
  description: 'Those that are not there any more are left out of the count.',
  body: z.strictObject({
    ids: z
      .array(z.string().max(128))
      .min(1, 'At least one.')
      .max(REMOVED_AT_ONCE_MAX, `At most ${REMOVED_AT_ONCE_MAX}.`),
  }),
  answer: z.strictObject({ removed: z.int() }),
});

export const importBlockEntries = operation({
  ...write,
  id: 'importBlockEntries',
  method: 'POST',
  path: '/api/v1/block-list/import',
  summary: 'Block many from a file',
  description:
    'A line for each: a number, a pattern or the word `anonymous`; after a comma or semicolon a note. A first line `value,note` is allowed. What is blocked already stays as it is. With one bad line nothing is done, and the answer names every bad line.',
  query: z.strictObject({
    dryRun: flagQuery.default(false).describe('Only check and count'),
  }),
  body: z.string().meta({ example: '+4930901820,Advertising\n+4940*\nanonymous\n' }),
  bodyType: 'text/csv',
  bodyBytesMax: 8 * 1024 * 1024,
  answer: blockImportResult,
  faults: ['invalid_csv', 'conflict'],
});

export const getBlockSettings = operation({
  ...read,
  id: 'getBlockSettings',
  method: 'GET',
  path: '/api/v1/block-list/settings',
  summary: 'What blocked callers get',
  answer: blockSettings,
});

export const updateBlockSettings = operation({
  ...write,
  id: 'updateBlockSettings',
  method: 'PATCH',
  path: '/api/v1/block-list/settings',
  summary: 'Change what blocked callers get',
  body: z.strictObject({ action: z.enum(BLOCK_ACTIONS) }).partial(),
  answer: blockSettings,
  ifMatch: true,
});

export const blockCaller = operation({
  ...write,
  id: 'blockCaller',
  method: 'POST',
  path: '/api/v1/calls/{id}/block-caller',
  summary: 'Block who called',
  description: 'Answers the entry, also when the number is blocked already.',
  params: idParam,
  body: z.strictObject({ note }).partial(),
  answer: blockEntry,
  faults: ['conflict'],
});
