import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { instant, page, pageQuery, text } from '@/lib/shared/fields';

export const auditEvent = z
  .strictObject({
    id: z.string(),
    at: instant,
    actor: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
    action: z.string().meta({ example: 'extension.update' }),
    subject: z.strictObject({ kind: z.string(), id: z.string() }),
    changes: z
      .record(z.string(), z.tuple([z.unknown(), z.unknown()]))
      .nullable()
      .meta({ description: 'Field → before and after. Never a secret.' }),
    ip: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });

export type AuditEvent = z.output<typeof auditEvent>;

export const listAuditEvents = operation({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'Audit',
  summary: 'Who changed what',
  description: 'Newest first.',
  reach: 'tenant',
  permission: 'audit:read',
  query: z.strictObject({
    ...pageQuery,
    subjectId: text(64).optional(),
    action: text(64).optional().describe('Such as `extension.update`'),
  }),
  answer: page(auditEvent),
});
