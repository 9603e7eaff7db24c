import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { extensionDevice, sipSettings } from '@/lib/devices/contract';
import { configWithDefaults, extensionConfig } from './config';
import { syncState } from '@/lib/sync/contract';
import {
  e164Field,
  emailField,
  flagQuery,
  idParam,
  instant,
  page,
  pageQuery,
  requiredText,
  text,
  version,
} from '@/lib/shared/fields';

const whole = {
  id: z.string().meta({ example: 'ext_01kaqx3fz8w2c7r5m9h1' }),
  number: z.string().meta({ example: '101' }),
  name: z.string().meta({ example: 'Ada Lovelace' }),
  email: z.string().nullable(),
  enabled: z.boolean(),
  ringTimeoutSeconds: z.int(),
  outboundCallerId: z.string().nullable(),
  ...extensionConfig,
  version,
  devices: z.array(extensionDevice),
  sync: syncState,
  createdAt: instant,
  updatedAt: instant,
};

export const extension = z.strictObject(whole).meta({ id: 'Extension' });

export const createdExtension = z
  .strictObject({ ...whole, sip: sipSettings.optional() })
  .meta({ id: 'CreatedExtension' });

export type Extension = z.output<typeof extension>;
export type CreatedExtension = z.output<typeof createdExtension>;

/** How many digits they must be is the PBX's own choice and is checked by the command. */
export const extensionNumber = z
  .string()
  .regex(/^[0-9]{2,4}$/, 'Must be 2 to 4 digits.')
  .meta({ example: '101' });

export const extensionFields = {
  number: extensionNumber,
  name: requiredText(80),
  email: emailField.nullable(),
  enabled: z.boolean(),
  ringTimeoutSeconds: z.int().min(5, 'At least 5 seconds.').max(180, 'At most 180 seconds.'),
  outboundCallerId: e164Field.nullable(),
  ...extensionConfig,
};

export const createExtensionBody = z
  .strictObject({
    ...extensionFields,
    email: extensionFields.email.default(null),
    enabled: extensionFields.enabled.default(true),
    ringTimeoutSeconds: extensionFields.ringTimeoutSeconds.default(30),
    outboundCallerId: extensionFields.outboundCallerId.default(null),
    ...configWithDefaults,
    device: z
      .strictObject({ label: requiredText(80).default('Phone') })
      .optional()
      .describe('Also make the first device; its SIP settings are in the answer, once'),
  })
  .meta({ example: { number: '101', name: 'Ada Lovelace', device: { label: 'Desk phone' } } });

export const updateExtensionBody = z.strictObject(extensionFields).partial();

export type CreateExtension = z.output<typeof createExtensionBody>;
export type UpdateExtension = z.output<typeof updateExtensionBody>;

const common = { tag: 'Extensions', reach: 'tenant' } as const;

export const listExtensions = operation({
  ...common,
  id: 'listExtensions',
  method: 'GET',
  path: '/api/v1/extensions',
  summary: 'List extensions',
  description: 'Sorted by number.',
  permission: 'extensions:read',
  query: z.strictObject({
    ...pageQuery,
    q: text(80).optional().describe('Part of the number, the name or the e-mail address'),
    enabled: flagQuery.optional(),
  }),
  answer: page(extension),
});

export const createExtension = operation({
  ...common,
  id: 'createExtension',
  method: 'POST',
  path: '/api/v1/extensions',
  summary: 'Create an extension',
  permission: 'extensions:write',
  body: createExtensionBody,
  answer: createdExtension,
  status: 201,
  location: '/api/v1/extensions/{id}',
  faults: ['conflict'],
});

export const getExtension = operation({
  ...common,
  id: 'getExtension',
  method: 'GET',
  path: '/api/v1/extensions/{id}',
  summary: 'One extension',
  permission: 'extensions:read',
  params: idParam,
  answer: extension,
});

export const updateExtension = operation({
  ...common,
  id: 'updateExtension',
  method: 'PATCH',
  path: '/api/v1/extensions/{id}',
  summary: 'Change an extension',
  description: 'A new number keeps everything that leads here, and the phones stay registered.',
  permission: 'extensions:write',
  params: idParam,
  body: updateExtensionBody,
  answer: extension,
  ifMatch: true,
  faults: ['conflict'],
});

export const removeExtension = operation({
  ...common,
  id: 'removeExtension',
  method: 'DELETE',
  path: '/api/v1/extensions/{id}',
  summary: 'Remove an extension and its devices',
  description:
    'Refused while something leads here, unless `repoint` names another extension for it.',
  permission: 'extensions:write',
  params: idParam,
  query: z.strictObject({
    repoint: z.string().max(128).optional().describe('Id of the extension that takes over'),
  }),
  ifMatch: true,
  faults: ['in_use'],
});
