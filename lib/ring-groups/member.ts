import { z } from 'zod';
import { ref } from '@/lib/objects/ref';
import { e164Field } from '@/lib/shared/fields';

const afterSeconds = z
  .int()
  .min(0)
  .max(120, 'At most 120 seconds.')
  .describe('Seconds until this one begins to ring, when all ring together');

/** Somebody a group or a rule rings. */
export const ringGroupMember = z.union([
  z.strictObject({ extension: ref('extension'), afterSeconds: afterSeconds.default(0) }),
  z.strictObject({
    outside: e164Field,
    afterSeconds: afterSeconds.default(0),
    confirm: z
      .boolean()
      .default(true)
      .describe('Must press 1 to take the call: no mailbox answers'),
  }),
]);
