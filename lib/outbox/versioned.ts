import { fault, notFound, type Fault } from '@/lib/http/fault';

export function staleVersion(): Fault {
  return fault('stale_version', {
    public: 'Somebody changed it in the meantime. Read it again, then change it.',
  });
}

/**
 * After a write `where id, tenant, version` that met no row: was it not there, or newer? Both are
 * asked inside the same transaction.
 */
export function missed(what: string, stillThere: boolean): Fault {
  return stillThere ? staleVersion() : notFound(what);
}
