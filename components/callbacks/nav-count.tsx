'use client';

import { useCallbackCount } from '@/components/callbacks/callback-count';
import { Badge } from '@/components/ui/badge';

/** Beside "To call back" in the rail; nothing while there is nobody. */
export function NavCount() {
  const open = useCallbackCount();
  return open > 0 ? (
    <Badge tone="brand" className="ml-auto tabular-nums">
      {open}
    </Badge>
  ) : null;
}
