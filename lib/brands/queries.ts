import { headers } from 'next/headers';
import { hostOf } from '@/lib/http/client';
import { notFound } from '@/lib/http/fault';
import type { HostBrand } from './contract';
import { knownHost } from './hosts';
import { fileBrand } from './platform-brand';

/** 404 for a host that is not on the list. */
export async function brandOfHost(requestHeaders: Headers): Promise<HostBrand> {
  const known = await knownHost(hostOf(requestHeaders));
  if (!known) throw notFound('host');
  return known.brand;
}

/** For layouts. Never fails: an error page needs a face too. */
export async function brandOfRequest(): Promise<HostBrand> {
  const requestHeaders = await headers();
  return brandOfHost(requestHeaders).catch(() => fileBrand());
}
