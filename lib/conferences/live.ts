import { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import { askWorker } from '@/lib/worker/ask-worker';
import { conferenceLive, type ConferenceLive, type ControlConference } from './live-contract';

const live = conferenceLive.omit({ conferenceId: true });
const done = live.extend({ isDone: z.boolean() });

/** 404 for a room of another PBX: the nodes do not know whose a room is. */
async function requireRoom({ tenantId }: TenantScope, id: string): Promise<void> {
  const row = await db().pbxObject.findFirst({ where: { id, tenantId, kind: 'conference' } });
  if (!row) throw notFound('conference room');
}

export async function getLive(scope: TenantScope, id: string): Promise<ConferenceLive> {
  await requireRoom(scope, id);
  return { conferenceId: id, ...live.parse(await askWorker('/conferences/live', { room: id })) };
}

export async function control(
  scope: TenantScope,
  id: string,
  order: ControlConference,
): Promise<ConferenceLive> {
  await requireRoom(scope, id);
  const answer = await askWorker('/conferences/control', { room: id, ...order });
  const { isDone, ...after } = done.parse(answer);
  if (isDone) return { conferenceId: id, ...after };
  throw fault('conflict', {
    public:
      'memberId' in order
        ? 'This person is not in the conference any more.'
        : 'Nobody is in this conference.',
  });
}
