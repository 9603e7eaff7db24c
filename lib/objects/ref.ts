import { z } from 'zod';
import { ID_PREFIX, idPattern, type IdKind } from '@/lib/shared/ids';

/** The id of something of the same PBX. That it is there is checked when it is saved. */
export function ref(kind: IdKind): z.ZodString {
  return z
    .string()
    .regex(idPattern(kind), `Must be an id that begins with ${ID_PREFIX[kind]}_.`)
    .meta({ example: `${ID_PREFIX[kind]}_01kaqx3fz8w2c7r5m9h1` });
}
