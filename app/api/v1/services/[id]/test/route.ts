import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { testService } from '@/lib/services/contract';
import { testOne } from '@/lib/services/test-commands';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(testService, ({ scope, params, body }) => testOne(scope, params.id, body)),
});
