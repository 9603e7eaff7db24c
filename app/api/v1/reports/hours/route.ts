import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { reportHours } from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(reportHours, ({ scope, query }) => queries.reportHours(scope, query)),
});
