import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { permissionNames } from '@/lib/access/permissions';
import { passwordField } from '@/lib/users/contract';

export const me = z
  .strictObject({
    kind: z.enum(['session', 'token']),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.string().nullable().meta({ description: 'In the chosen PBX' }),
    tenantId: z.string().nullable(),
    permissions: z.array(z.enum(permissionNames)),
    tenants: z
      .array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() }))
      .meta({ description: 'PBXs to choose among, by X-Tenant-Id; the first 100' }),
  })
  .meta({ id: 'Me' });

export type Me = z.output<typeof me>;

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/me',
  tag: 'Account',
  summary: 'Who is asking, and what for',
  reach: 'account',
  permission: 'account:read',
  answer: me,
});

export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/v1/me/password',
  tag: 'Account',
  summary: 'Change your password',
  description: 'Ends your other sessions. Wrong attempts are slowed down as at signing in.',
  reach: 'account',
  permission: 'account:write',
  body: z.strictObject({
    currentPassword: z.string().min(1, 'Is required.').max(200, 'At most 200 characters.'),
    newPassword: passwordField,
  }),
});
