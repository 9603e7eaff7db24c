import { db } from '@/lib/db/prisma';
import type { Brand as BrandRow } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import type { HostBrand } from './contract';
import { fileBrand } from './platform-brand';

const FRESH_MS = 5_000;
/** Anybody can make up host names; they must not fill the memory. */
const HOSTS_MAX = 1_000;

export interface KnownHost {
  brand: HostBrand;
  /** Whose users sign in here: a reseller's, or the platform's. */
  realm: string;
}

const cache = new Map<string, { until: number; known: KnownHost | undefined }>();

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

export function isPlatformHost(name: string): boolean {
  const own = new URL(env().APP_PUBLIC_URL).hostname;
  return name === 'localhost' || name === '127.0.0.1' || name === own;
}

function toHostBrand(row: BrandRow): HostBrand {
  const { id, productName, color, supportName, supportEmail, supportPhone, supportUrl } = row;
  const { language, version } = row;
  return {
    ...{ id, productName, color, supportName, supportEmail, supportPhone, supportUrl },
    ...{ language, version },
  };
}

async function lookUp(name: string): Promise<KnownHost | undefined> {
  if (isPlatformHost(name)) {
    // The platform's pages must come up, if only to say that the database is away.
    const row = await db()
      .brand.findFirst({ where: { resellerId: null } })
      .catch(() => null);
    return { brand: row ? toHostBrand(row) : fileBrand(), realm: 'platform' };
  }
  const row = await db().hostName.findUnique({ where: { host: name }, include: { brand: true } });
  return row
    ? { brand: toHostBrand(row.brand), realm: row.brand.resellerId ?? 'platform' }
    : undefined;
}

/** Undefined: not on the list of hosts. Kept for a few seconds, and longer while the database is away. */
export async function knownHost(host: string): Promise<KnownHost | undefined> {
  const name = withoutPort(host);
  const now = Date.now();
  const kept = cache.get(name);
  if (kept && kept.until > now) return kept.known;
  try {
    const known = await lookUp(name);
    if (cache.size >= HOSTS_MAX) cache.clear();
    cache.set(name, { until: now + FRESH_MS, known });
    return known;
  } catch (error) {
    if (kept) return kept.known;
    throw error;
  }
}
