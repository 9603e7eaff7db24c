import 'server-only';
import { cache } from 'react';
import { brandOfRequest } from '@/lib/brands/queries';

/** The brand of the host that was asked, once a request. */
export const pageBrand = cache(brandOfRequest);
