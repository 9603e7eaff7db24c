import { openapiDocument } from './document';

type Served = Record<string, unknown> & { openapi: string };

let kept: Served | undefined;

/** Folded at the first request: it cannot change while the process runs. */
export function servedDocument(): Served {
  kept ??= { ...openapiDocument(), openapi: '3.1.0' };
  return kept;
}
