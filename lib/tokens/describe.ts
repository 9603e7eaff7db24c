import { z } from 'zod';
import type { Token as TokenRow } from '@/lib/db/generated/client';
import type { Token } from './contract';

const words = z.array(z.string());

/** Never the hash. */
export function toToken(row: TokenRow): Token {
  const { id, name, prefix, lastUsedIp, version } = row;
  return {
    ...{ id, name, prefix, lastUsedIp, version },
    scopes: words.parse(row.scopes),
    networks: words.parse(row.networks),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
