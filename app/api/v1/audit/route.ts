import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listAuditEvents } from '@/lib/audit/contract';
import * as queries from '@/lib/audit/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listAuditEvents, ({ scope, query }) => queries.listAuditEvents(scope, query)),
});
