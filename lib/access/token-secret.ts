import { createHash, timingSafeEqual } from 'node:crypto';
import { newSecret } from '@/lib/shared/ids';

/** `pbx_` + 8 characters that find the row + `_` + 40 characters (200 bits) that prove it. */
const SHAPE = /^(pbx_[0-9a-hjkmnp-tv-z]{8})_([0-9a-hjkmnp-tv-z]{40})$/;

export interface TokenSecret {
  prefix: string;
  /** Shown once. */
  whole: string;
  hash: string;
}

/** Long and random, so a plain hash is enough: there is nothing to guess. */
export function hashTokenSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function newTokenSecret(): TokenSecret {
  const prefix = `pbx_${newSecret().slice(0, 8)}`;
  const secret = newSecret();
  return { prefix, whole: `${prefix}_${secret}`, hash: hashTokenSecret(secret) };
}

export function parseToken(whole: string): { prefix: string; secret: string } | undefined {
  const [, prefix, secret] = SHAPE.exec(whole) ?? [];
  return prefix !== undefined && secret !== undefined ? { prefix, secret } : undefined;
}

export function isTokenSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashTokenSecret(secret)), Buffer.from(hash));
}
