'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/**
 * Which call is open: in the address, so that it can be sent and Back closes it. The page is not asked
 * for again: the list stands still.
 */
export function useOpenedCall() {
  const pathname = usePathname();
  const params = useSearchParams();
  const openId = params.get('call');

  const open = (id: string | null) => {
    if (id === openId) return;
    const next = new URLSearchParams(params);
    if (id) next.set('call', id);
    else next.delete('call');
    const query = next.toString();
    const address = query ? `${pathname}?${query}` : pathname;
    // Moving from call to call is one step back, not hundreds.
    if (openId === null) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
  };
  return { openId, open };
}
