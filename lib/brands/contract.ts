import { z } from 'zod';
import { operation } from '@/lib/http/operation';

/** What a page needs to wear the brand of its host. */
export const hostBrand = z
  .strictObject({
    id: z.string().nullable().meta({ description: "null: the platform's own, never changed" }),
    productName: z.string(),
    color: z.string().nullable(),
    supportName: z.string().nullable(),
    supportEmail: z.string().nullable(),
    supportPhone: z.string().nullable(),
    supportUrl: z.string().nullable(),
    language: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Brand' });

export type HostBrand = z.output<typeof hostBrand>;

export const getBrand = operation({
  id: 'getBrand',
  method: 'GET',
  path: '/api/v1/brand',
  tag: 'Brand',
  summary: 'The brand of this host',
  reach: 'none',
  permission: 'public',
  answer: hostBrand,
});
