import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { reportNumbers } from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(reportNumbers, ({ scope, query }) => queries.reportNumbers(scope, query)),
});
