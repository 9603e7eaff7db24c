import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { fault } from './fault';

const placeSchema = z.array(z.union([z.string().max(200), z.number()])).max(4);
export type Place = z.output<typeof placeSchema>;

function sign(list: string, body: string): Buffer {
  return createHmac('sha256', env().APP_SECRET).update(`cursor/${list}/${body}`).digest();
}

/** Where the next page begins: the sort keys of the last item, signed so nobody writes his own. */
export function encodeCursor(list: string, place: Place): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${body}.${sign(list, body).subarray(0, 16).toString('base64url')}`;
}

/** Undefined without a cursor; a cursor of another list or another length is refused. */
export function decodeCursor(
  list: string,
  cursor: string | undefined,
  length: number,
): Place | undefined {
  if (cursor === undefined) return undefined;
  const refused = fault('invalid_input', {
    public: 'Not a cursor of this list. Take `nextCursor` of the answer before, or none.',
    field: 'cursor',
  });
  const [body = '', signature = ''] = cursor.split('.');
  const wanted = sign(list, body).subarray(0, 16);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refused;
  const place = placeSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (!place.success || place.data.length !== length) throw refused;
  return place.data;
}
