import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { testCall } from '@/lib/routing/call-test';
import { createCallTest } from '@/lib/routing/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(createCallTest, ({ scope, body }) => testCall(scope, body)),
});
