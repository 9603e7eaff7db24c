import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { reportGroups } from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(reportGroups, ({ scope, query }) => queries.reportGroups(scope, query)),
});
