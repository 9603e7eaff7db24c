import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { StorageError } from '@/lib/storage/port';
import { storage } from '@/lib/storage/storage';
import type { StorageUsage } from './contract';
import { quotaWarning } from './rules';

const MIB = 1024 * 1024;

export async function getStorageUsage({
  tenantId,
}: Pick<TenantScope, 'tenantId'>): Promise<StorageUsage> {
  const row = await db().storageUsage.findUnique({ where: { tenantId } });
  const { STORAGE_QUOTA_MIB: standard } = env();
  const own = row?.quotaBytes ?? null;
  const quotaBytes = own !== null ? Number(own) : standard ? standard * MIB : null;
  const bytes = Number(row?.bytes ?? 0);
  return { bytes, files: row?.files ?? 0, quotaBytes, warning: quotaWarning(bytes, quotaBytes) };
}

/** @throws Fault when there is no more room for what a person adds. */
export async function requireRoom(scope: Pick<TenantScope, 'tenantId'>): Promise<void> {
  const { warning } = await getStorageUsage(scope);
  if (warning !== 'full') return;
  throw fault('conflict', {
    public: 'The storage of this PBX is full. Remove recordings or sounds first.',
  });
}

export interface StoredAudio {
  key: string;
  bytes: number;
  etag: string;
  saveAs?: string;
}

/** A stored file as the answer of a route. Storage that is away is told as 503. */
export function audioAnswer({ key, ...file }: StoredAudio): FileAnswer {
  return {
    ...file,
    open: async (part) => {
      try {
        return await storage().get(key, part);
      } catch (error) {
        throw storageFault(error);
      }
    },
  };
}

/** What a caller may know of an error of the storage; any other error stays as it is. */
export function storageFault(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error;
  if (error.kind === 'not_found') {
    const words = 'Its file is not in the storage any more.';
    return fault('not_found', { public: words, internal: error });
  }
  return fault('unavailable', {
    public: 'The storage of files cannot be reached at the moment. Try again shortly.',
    headers: { 'Retry-After': '5' },
    internal: error,
  });
}
