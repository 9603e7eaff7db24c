import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getStorageUsage } from '@/lib/stored-files/contract';
import * as queries from '@/lib/stored-files/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getStorageUsage, ({ scope }) => queries.getStorageUsage(scope)),
});
