/** Read by lib/access; a hint among the person's own memberships, never a permission. */
export const TENANT_COOKIE = 'tenant';

/** Starts over at Home of the other PBX: nothing of the first may stay on the screen. */
export function chooseTenant(tenantId: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${TENANT_COOKIE}=${encodeURIComponent(tenantId)}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`;
  window.location.assign('/');
}
