import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { TENANT_ROLES } from '@/lib/access/permissions';
import {
  emailField,
  idParam,
  instant,
  page,
  pageQuery,
  requiredText,
  text,
  version,
} from '@/lib/shared/fields';

const whole = {
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(TENANT_ROLES),
  status: z.enum(['active', 'disabled']),
  extensionId: z.string().nullable().meta({ description: 'The own extension of a `user`' }),
  groupIds: z.array(z.string()).nullable().meta({
    description: 'Ring groups and queues whose calls a `supervisor` sees; null: all calls',
  }),
  lastSignInAt: instant.nullable(),
  version,
  createdAt: instant,
};

/** A person who may sign in, as a member of this PBX. */
export const user = z.strictObject(whole).meta({ id: 'User' });
export const createdUser = z
  .strictObject({
    ...whole,
    temporaryPassword: z
      .string()
      .nullable()
      .meta({ description: 'Shown this once; null when the person had an account already' }),
  })
  .meta({ id: 'CreatedUser' });

export type User = z.output<typeof user>;
export type CreatedUser = z.output<typeof createdUser>;

export const passwordField = z
  .string()
  .min(12, 'At least 12 characters.')
  .max(200, 'At most 200 characters.');

const groupIdsField = z
  .array(z.string().max(128))
  .max(200, 'At most 200.')
  .nullable()
  .describe('Ring groups and queues whose calls a `supervisor` sees; null: all calls');

export const createUserBody = z
  .strictObject({
    email: emailField,
    name: requiredText(80),
    role: z.enum(TENANT_ROLES),
    extensionId: z.string().max(128).nullable().default(null),
    groupIds: groupIdsField.default(null),
    password: passwordField.optional().describe('Without one a temporary password is made'),
  })
  .meta({ example: { email: 'ada@example.com', name: 'Ada Lovelace', role: 'admin' } });

export const updateUserBody = z
  .strictObject({
    name: requiredText(80),
    role: z.enum(TENANT_ROLES),
    status: z.enum(['active', 'disabled']),
    extensionId: z.string().max(128).nullable(),
    groupIds: groupIdsField,
  })
  .partial();

export type CreateUser = z.output<typeof createUserBody>;
export type UpdateUser = z.output<typeof updateUserBody>;

const common = { tag: 'Users', reach: 'tenant' } as const;

export const listUsers = operation({
  ...common,
  id: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  summary: 'List users',
  permission: 'users:read',
  query: z.strictObject({ ...pageQuery, q: text(80).optional() }),
  answer: page(user),
});

export const createUser = operation({
  ...common,
  id: 'createUser',
  method: 'POST',
  path: '/api/v1/users',
  summary: 'Add a user',
  permission: 'users:write',
  body: createUserBody,
  answer: createdUser,
  status: 201,
  location: '/api/v1/users/{id}',
  faults: ['conflict'],
});

export const getUser = operation({
  ...common,
  id: 'getUser',
  method: 'GET',
  path: '/api/v1/users/{id}',
  summary: 'One user',
  permission: 'users:read',
  params: idParam,
  answer: user,
});

export const updateUser = operation({
  ...common,
  id: 'updateUser',
  method: 'PATCH',
  path: '/api/v1/users/{id}',
  summary: 'Change a user',
  description: 'A disabled user is signed out at once. The last owner stays.',
  permission: 'users:write',
  params: idParam,
  body: updateUserBody,
  answer: user,
  ifMatch: true,
  faults: ['conflict'],
});

export const resetUserPassword = operation({
  ...common,
  id: 'resetUserPassword',
  method: 'POST',
  path: '/api/v1/users/{id}/password',
  summary: 'Set a new password',
  description:
    'Without a password in the body a temporary one is made. Ends all sessions of the user.',
  permission: 'users:write',
  params: idParam,
  body: z.strictObject({ password: passwordField.optional() }),
  answer: createdUser,
});

export const removeUser = operation({
  ...common,
  id: 'removeUser',
  method: 'DELETE',
  path: '/api/v1/users/{id}',
  summary: 'Take a user out of this PBX',
  permission: 'users:write',
  params: idParam,
  ifMatch: true,
  faults: ['conflict'],
});
