import { z } from 'zod';
import { controlConferenceBody } from '@/lib/conferences/live-contract';
import { idPattern } from '@/lib/shared/ids';
import { HttpRefusal, readBody, requireBearer, respond } from '../http/respond';
import type { Handler } from '../http/server';
import { NoNode, type Rooms } from './rooms';

const BODY_BYTES_MAX = 4096;
const room = z.string().regex(idPattern('conference'));
const question = z.object({ room });

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new HttpRefusal(422, String(error).slice(0, 500));
  }
}

function awayOr<T>(error: unknown): T {
  throw error instanceof NoNode ? new HttpRefusal(503, error.message) : error;
}

/** What the web app asks about rooms; whose a room is, it has seen to. */
export function roomRoutes(rooms: Rooms, token: string): Map<string, Handler> {
  const live: Handler = async (request, response) => {
    requireBearer(request, token);
    const body = await readBody(request, BODY_BYTES_MAX);
    const asked = parsed(() => question.parse(JSON.parse(body)));
    respond(response, 200, await rooms.live(asked.room).catch(awayOr));
  };
  const control: Handler = async (request, response) => {
    requireBearer(request, token);
    const body = await readBody(request, BODY_BYTES_MAX);
    const { room: name, ...rest } = parsed(() => z.looseObject({ room }).parse(JSON.parse(body)));
    const order = parsed(() => controlConferenceBody.parse(rest));
    const isDone = await rooms.control(name, order).catch(awayOr<boolean>);
    respond(response, 200, { isDone, ...(await rooms.live(name).catch(awayOr<object>)) });
  };
  return new Map([
    ['POST /conferences/live', live],
    ['POST /conferences/control', control],
  ]);
}
