import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { reportCalls } from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(reportCalls, ({ scope, query }) => queries.reportCalls(scope, query)),
});
