import { createHmac } from 'node:crypto';

/** Header of the moment a request was signed: seconds since 1970. */
export const TIMESTAMP_HEADER = 'X-Pbx-Timestamp';
/** Header of the signature: `sha256=` and 64 hexadecimal digits. */
export const SIGNATURE_HEADER = 'X-Pbx-Signature';

/** HMAC-SHA256 (RFC 2104) of `<timestamp>.<body>`. An old timestamp tells a service of a replay. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
