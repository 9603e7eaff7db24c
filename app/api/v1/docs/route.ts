import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getDocs } from '@/lib/openapi/contract';
import { docsPage } from '@/lib/openapi/docs-page';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getDocs, ({ request }) => docsPage(request.headers.get('x-nonce') ?? '')),
});
