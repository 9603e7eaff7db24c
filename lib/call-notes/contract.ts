import { z } from 'zod';
import { callNote } from '@/lib/calls/contract';
import { operation } from '@/lib/http/operation';
import { idParam, requiredText } from '@/lib/shared/fields';

const TEXT_MAX = 2000;
const SECOND_MAX = 7 * 86_400;
export const TAGS_OF_A_CALL_MAX = 20;

/** As lib/shared/fields, but a note may have several lines. */
const NOTE = /^(?:[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\n)*$/u;

const common = { tag: 'Calls', reach: 'tenant', permission: 'calls:write' } as const;

export const createCallNote = operation({
  ...common,
  id: 'createCallNote',
  method: 'POST',
  path: '/api/v1/calls/{id}/notes',
  summary: 'Write a note at a call',
  params: idParam,
  body: z.strictObject({
    text: z
      .string()
      .transform((given) => given.replaceAll('\r\n', '\n').trim())
      .pipe(
        z
          .string()
          .min(1, 'Write something.')
          .max(TEXT_MAX, `At most ${TEXT_MAX} characters.`)
          .regex(NOTE, 'Control characters are not taken.'),
      ),
    atSecond: z
      .int('Must be a whole number.')
      .min(0, 'At least 0.')
      .max(SECOND_MAX, 'At most a week.')
      .nullable()
      .default(null)
      .describe('Second of the recording it is about'),
  }),
  answer: callNote,
  status: 201,
});

export const removeCallNote = operation({
  ...common,
  id: 'removeCallNote',
  method: 'DELETE',
  path: '/api/v1/call-notes/{id}',
  summary: 'Remove a note',
  description: 'Who wrote it may, and an owner or admin of the PBX.',
  params: idParam,
});

export const callTag = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'CallTag' });

export type CallTag = z.output<typeof callTag>;

export const listCallTags = operation({
  ...common,
  permission: 'calls:read',
  id: 'listCallTags',
  method: 'GET',
  path: '/api/v1/call-tags',
  summary: 'The tags that calls can have',
  description: 'By name; all of them.',
  answer: z.strictObject({ items: z.array(callTag) }),
});

export const createCallTag = operation({
  ...common,
  id: 'createCallTag',
  method: 'POST',
  path: '/api/v1/call-tags',
  summary: 'Make a tag',
  body: z.strictObject({ name: requiredText(60) }),
  answer: callTag,
  status: 201,
});

export const removeCallTag = operation({
  ...common,
  permission: 'tenant:write',
  id: 'removeCallTag',
  method: 'DELETE',
  path: '/api/v1/call-tags/{id}',
  summary: 'Remove a tag, also from all calls that have it',
  params: idParam,
});

export const setCallTags = operation({
  ...common,
  id: 'setCallTags',
  method: 'PUT',
  path: '/api/v1/calls/{id}/tags',
  summary: 'Say which tags a call has',
  params: idParam,
  body: z.strictObject({
    tagIds: z
      .array(z.string().max(128))
      .max(TAGS_OF_A_CALL_MAX, `At most ${TAGS_OF_A_CALL_MAX} tags.`),
  }),
  answer: z.strictObject({ tags: z.array(z.string()).describe('Ids') }),
});
