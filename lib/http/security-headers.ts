import { randomBytes } from 'node:crypto';

export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * CSP level 3. Scripts and style sheets need the nonce of this very answer. `style` attributes are
 * allowed: libraries position menus and charts with them, and they cannot run anything.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // React's development build rebuilds stacks with eval; hot reload inserts style elements.
  const scriptExtra = isDevelopment ? " 'unsafe-eval'" : '';
  const style = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${scriptExtra}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** OWASP Secure Headers. The microphone stays possible for the web phone, on our own pages only. */
export function securityHeaders(secure: boolean): [name: string, value: string][] {
  const always: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ];
  if (secure) always.push(['Strict-Transport-Security', 'max-age=63072000']);
  return always;
}
