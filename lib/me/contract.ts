import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { permissionNames } from '@/lib/access/permissions';

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
