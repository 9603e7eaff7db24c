import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getOpenapi } from '@/lib/openapi/contract';
import { servedDocument } from '@/lib/openapi/served';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getOpenapi, () => servedDocument()),
});
