import { z } from 'zod';
import { operation } from '@/lib/http/operation';

export const storageUsage = z
  .strictObject({
    bytes: z.int().describe('Sounds, recordings and messages together'),
    files: z.int(),
    quotaBytes: z.int().nullable().describe('null: no limit'),
    warning: z
      .enum(['nearly_full', 'full'])
      .nullable()
      .describe('`nearly_full` from 80 % on; `full`: no sound can be added, calls are recorded on'),
  })
  .meta({ id: 'StorageUsage' });

export type StorageUsage = z.output<typeof storageUsage>;

export const getStorageUsage = operation({
  tag: 'Recordings',
  reach: 'tenant',
  permission: 'tenant:read',
  id: 'getStorageUsage',
  method: 'GET',
  path: '/api/v1/storage',
  summary: 'What the PBX keeps in the storage',
  answer: storageUsage,
});
