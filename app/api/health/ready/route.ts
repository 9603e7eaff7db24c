import { isReady } from '@/lib/health/queries';

/** 200 when requests can be served, 503 while the database is away. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  const body = { status: ready ? 'ok' : 'unavailable', database: ready };
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
