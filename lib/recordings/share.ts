import type { Actor } from '@/lib/access/principal';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import { addressOf, hostOf, isSecure } from '@/lib/http/client';
import { fault, notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { requestIdOf } from '@/lib/http/request-id';
import { audioAnswer } from '@/lib/stored-files/queries';
import { isBeginning, reachOf } from './queries';
import type { RecordingLink } from './share-contract';
import { readShareToken, shareToken } from './share-token';

const HOUR_MS = 3_600_000;
const PATH = '/api/v1/shared-recordings/';

/** Nothing is kept of a link but that it was made: it carries its own end and our signature. */
export async function createRecordingLink(
  scope: TenantScope,
  id: string,
  { hours }: { hours: number },
  headers: Headers,
): Promise<RecordingLink> {
  const { tenantId, actor } = scope;
  const row = await db().recording.findFirst({ where: await reachOf(scope, id) });
  if (!row) throw notFound('recording');
  const end = new Date(Math.floor(Date.now() / 1000) * 1000 + hours * HOUR_MS);
  const token = shareToken(env().APP_SECRET, { tenantId, recordingId: id, expiresAt: end });
  const expiresAt = end.toISOString();
  const changes = { expiresAt: [null, expiresAt] as [unknown, unknown] };
  const subject = { kind: 'recording', id };
  await transaction((tx) =>
    appendAudit(tx, [{ actor, tenantId, action: 'recording.share', subject, changes }]),
  );
  const origin = `${isSecure(headers) ? 'https' : 'http'}://${hostOf(headers)}`;
  return { url: new URL(`${PATH}${token}`, origin).href, expiresAt };
}

/** One answer to whatever does not open: a stranger learns nothing from it. */
const closed = () =>
  fault('not_found', {
    public: 'This link has expired, or its recording was removed. Ask for a new one.',
  });

export async function openRecordingLink(token: string, headers: Headers): Promise<FileAnswer> {
  const shared = readShareToken(env().APP_SECRET, token, new Date());
  if (!shared) throw closed();
  const { tenantId, recordingId: id } = shared;
  const [row, tenant] = await Promise.all([
    db().recording.findFirst({ where: { tenantId, id, kind: 'call' } }),
    db().tenant.findUnique({ where: { id: tenantId }, select: { status: true } }),
  ]);
  if (!row || tenant?.status !== 'active') throw closed();
  if (isBeginning(headers.get('range'))) {
    const actor: Actor = {
      ...{ kind: 'system', id: 'recording-link', name: 'Somebody with a link' },
      ip: addressOf(headers),
      requestId: requestIdOf(headers),
    };
    const subject = { kind: 'recording', id };
    await transaction((tx) =>
      appendAudit(tx, [{ actor, tenantId, action: 'recording.listen', subject }]),
    );
  }
  return audioAnswer({ key: row.storageKey, bytes: row.bytes, etag: id });
}
