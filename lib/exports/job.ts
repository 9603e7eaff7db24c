import { z } from 'zod';
import { callFilter } from './contract';
import type { Narrowing } from './rules';

/** What export_job.filter holds: all that the worker must know. */
export const exportOrder = z.object({
  query: callFilter,
  only: z.object({
    extensionId: z.string().nullable().optional(),
    groupIds: z.array(z.string()).optional(),
  }),
  /** IANA; of the PBX when it was asked for. */
  timeZone: z.string(),
  byteOrderMark: z.boolean(),
});

export interface ExportOrder {
  query: z.output<typeof callFilter>;
  only: Narrowing;
  timeZone: string;
  byteOrderMark: boolean;
}

/** Stored JSON comes from the driver as text or parsed. @throws ZodError */
export function readOrder(stored: unknown): ExportOrder {
  return exportOrder.parse(typeof stored === 'string' ? JSON.parse(stored) : stored);
}
