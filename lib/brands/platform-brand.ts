import { readFileSync } from 'node:fs';
import { env } from '@/lib/env';
import { brand as brandSchema, NEUTRAL_BRAND } from '@/theme/brand';
import type { HostBrand } from './contract';

const fileSchema = brandSchema.partial();
let kept: HostBrand | undefined;

/**
 * The look of the platform's own hosts while no brand row says otherwise: BRAND_FILE, else neutral
 * grey. Read once. Throws readable words on a wrong file.
 */
export function fileBrand(): HostBrand {
  const path = env().BRAND_FILE;
  const given = path ? fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const { productName, color, support } = { ...NEUTRAL_BRAND, ...given };
  kept ??= {
    id: null,
    productName,
    color,
    supportName: support.name,
    supportEmail: support.email,
    supportPhone: support.phone,
    supportUrl: support.url,
    language: 'en',
    version: 0,
  };
  return kept;
}
