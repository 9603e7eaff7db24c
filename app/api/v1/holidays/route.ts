import { listHolidays as listOperation } from '@/lib/holidays/contract';
import { listHolidays } from '@/lib/holidays/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listOperation, ({ query }) => listHolidays(query)),
});
