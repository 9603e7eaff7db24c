import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { audioAnswer } from '@/lib/stored-files/queries';
import { audioOf, soundKeys } from './audio-of';
import { sound } from './contract';

/** As the nodes play it, or as a telephone would let it through. */
export async function getSoundAudio(
  { tenantId }: TenantScope,
  id: string,
  as: 'phone' | undefined,
): Promise<FileAnswer> {
  const row = await db().pbxObject.findFirst({ where: { id, tenantId, kind: sound.kind } });
  if (!row) throw notFound(sound.singular);
  const audio = audioOf(row.config);
  if (!audio) {
    throw fault('not_found', { public: 'Nothing has been uploaded for this sound yet.' });
  }
  const { wav, phone } = soundKeys(tenantId, id, audio.hash);
  return as === 'phone'
    ? audioAnswer({ key: phone, bytes: audio.phoneBytes, etag: `${audio.hash}-phone` })
    : audioAnswer({ key: wav, bytes: audio.bytes, etag: audio.hash });
}
