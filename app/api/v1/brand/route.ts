import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getBrand } from '@/lib/brands/contract';
import { brandOfHost } from '@/lib/brands/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getBrand, ({ request }) => brandOfHost(request.headers)),
});
