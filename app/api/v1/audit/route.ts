import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listAuditEvents } from '@/lib/audit-trail/contract';
import * as queries from '@/lib/audit-trail/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listAuditEvents, ({ scope, query }) => queries.listAuditEvents(scope, query)),
});
