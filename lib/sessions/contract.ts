import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery } from '@/lib/shared/fields';

export const session = z
  .strictObject({
    id: z.string(),
    current: z.boolean(),
    host: z.string(),
    ip: z.string(),
    userAgent: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Session' });

export type Session = z.output<typeof session>;

const common = { tag: 'Account', reach: 'account' } as const;

export const listSessions = operation({
  ...common,
  id: 'listSessions',
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'Where you are signed in',
  permission: 'account:read',
  query: z.strictObject(pageQuery),
  answer: page(session),
});

export const removeSessions = operation({
  ...common,
  id: 'removeSessions',
  method: 'DELETE',
  path: '/api/v1/sessions',
  summary: 'Sign out everywhere else',
  description: 'Ends every session but the one that asks.',
  permission: 'account:write',
});

export const removeSession = operation({
  ...common,
  id: 'removeSession',
  method: 'DELETE',
  path: '/api/v1/sessions/{id}',
  summary: 'End one session',
  permission: 'account:write',
  params: idParam,
});
