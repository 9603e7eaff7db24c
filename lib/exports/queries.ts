import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import type { ExportJob, Prisma } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { decodeCursor } from '@/lib/http/cursor';
import { fault, notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { pageOf, type Page } from '@/lib/http/page';
import { storage } from '@/lib/storage/storage';
import { storageFault } from '@/lib/stored-files/queries';
import type { ExportFile } from './contract';
import { readOrder } from './job';
import {
  EXPORT_FORMATS,
  EXPORT_STATES,
  fileName,
  FORMAT_TYPES,
  maySee,
  piecesOf,
  type Narrowing,
} from './rules';

const LIST = 'exports';

/** Whose calls this caller sees. */
export function narrowingOf({ onlyExtensionId, onlyGroupIds }: TenantScope): Narrowing {
  return {
    ...(onlyExtensionId !== undefined && { extensionId: onlyExtensionId }),
    ...(onlyGroupIds && { groupIds: onlyGroupIds }),
  };
}

export function describeExport(row: ExportJob): ExportFile {
  const { id, kind, viewId, progress, error } = row;
  return {
    ...{ id, kind, viewId, progress, error },
    format: EXPORT_FORMATS.find((format) => format === row.format) ?? 'csv',
    state: EXPORT_STATES.find((state) => state === row.state) ?? 'failed',
    filter: readOrder(row.filter).query,
    rows: Number(row.rowsDone),
    bytes: Number(row.bytes),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** The caller's own, and those made for views that are shared with everybody. */
async function visibleTo(scope: TenantScope): Promise<Prisma.ExportJobWhereInput> {
  const { tenantId, principal } = scope;
  const where = { tenantId, shared: true, NOT: { nextRunAt: null } };
  const shared = await db().savedView.findMany({ where, select: { id: true }, take: 200 });
  const views = shared.map(({ id }) => id);
  return { tenantId, OR: [{ createdBy: principal.userId }, { viewId: { in: views } }] };
}

/** Newest first. */
export async function listExports(
  scope: TenantScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ExportFile>> {
  const before = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const visible = await visibleTo(scope);
  const found = await db().exportJob.findMany({
    where: {
      ...visible,
      tenantId: scope.tenantId,
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ id }) => [id]);
  const eyes = narrowingOf(scope);
  const seen = rows.filter((row) => maySee(readOrder(row.filter).only, eyes));
  return { items: seen.map(describeExport), nextCursor };
}

/** 404 also for an export that holds more than the caller may see now. */
export async function requireExport(scope: TenantScope, id: string): Promise<ExportJob> {
  const visible = await visibleTo(scope);
  const where = { ...visible, tenantId: scope.tenantId, id };
  const row = await db().exportJob.findFirst({ where });
  if (!row || !maySee(readOrder(row.filter).only, narrowingOf(scope))) throw notFound('export');
  return row;
}

export async function getExport(scope: TenantScope, id: string): Promise<ExportFile> {
  return describeExport(await requireExport(scope, id));
}

async function* read(pieces: ReturnType<typeof piecesOf<StoredPart>>): AsyncGenerator<Uint8Array> {
  for (const { part, first, last } of pieces) {
    yield* await storage().get(part.storageKey, { first, last });
  }
}

interface StoredPart {
  storageKey: string;
  bytes: number;
}

/** The beginning of a download is somebody taking the file; its later parts are the same download. */
function isBeginning(range: string | null): boolean {
  return range === null || range.trim().startsWith('bytes=0-');
}

export async function getExportFile(
  scope: TenantScope,
  id: string,
  headers: Headers,
): Promise<FileAnswer> {
  const job = await requireExport(scope, id);
  const { tenantId, actor } = scope;
  if (job.state !== 'done') {
    throw fault('conflict', { public: `There is no file: the export is ${job.state}.` });
  }
  const rows = await db().exportPart.findMany({
    where: { tenantId, jobId: id },
    orderBy: { position: 'asc' },
  });
  const parts = rows.map((row) => ({ storageKey: row.storageKey, bytes: Number(row.bytes) }));
  if (isBeginning(headers.get('range'))) {
    const subject = { kind: 'export', id };
    await transaction((tx) =>
      appendAudit(tx, [{ actor, tenantId, action: 'export.download', subject }]),
    );
  }
  const bytes = Number(job.bytes);
  return {
    ...{ bytes, etag: `${id}-${job.runs}`, saveAs: fileName(job.kind, job.format, job.createdAt) },
    type: FORMAT_TYPES[describeExport(job).format],
    open: async (range = { first: 0, last: bytes - 1 }) => {
      const [head, ...rest] = piecesOf(parts, range);
      try {
        // Opened here, so that a storage that is away is an answer and not a broken download.
        const opened = head && (await storage().get(head.part.storageKey, head));
        return (async function* () {
          if (opened) yield* opened;
          yield* read(rest);
        })();
      } catch (error) {
        throw storageFault(error);
      }
    },
  };
}
