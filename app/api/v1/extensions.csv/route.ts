import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { exportExtensions } from '@/lib/extensions/bulk-contract';
import * as queries from '@/lib/extensions/csv-export';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(exportExtensions, ({ scope }) => queries.exportExtensions(scope)),
});
