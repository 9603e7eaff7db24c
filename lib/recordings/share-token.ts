import { createHmac, timingSafeEqual } from 'node:crypto';
import { idPattern } from '@/lib/shared/ids';

/** What a link opens, and until when. */
export interface Shared {
  tenantId: string;
  recordingId: string;
  expiresAt: Date;
}

const SIGNATURE_BYTES = 24;

function sign(secret: string, body: string): Buffer {
  const whole = createHmac('sha256', secret).update(`recording-link/${body}`).digest();
  return whole.subarray(0, SIGNATURE_BYTES);
}

/** Seconds, so the link is as short as it can be. */
export function shareToken(secret: string, { tenantId, recordingId, expiresAt }: Shared): string {
  const seconds = Math.floor(expiresAt.getTime() / 1000).toString(36);
  const body = `${recordingId}.${tenantId}.${seconds}`;
  return `${body}.${sign(secret, body).toString('base64url')}`;
}

/** Undefined for what we never signed, and for what has expired. */
export function readShareToken(secret: string, token: string, now: Date): Shared | undefined {
  const [recordingId = '', tenantId = '', seconds = '', signature = ''] = token.split('.');
  if (!idPattern('recording').test(recordingId) || !idPattern('tenant').test(tenantId)) return;
  const wanted = sign(secret, `${recordingId}.${tenantId}.${seconds}`);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return;
  const expiresAt = new Date(Number.parseInt(seconds, 36) * 1000);
  return expiresAt > now ? { tenantId, recordingId, expiresAt } : undefined;
}
