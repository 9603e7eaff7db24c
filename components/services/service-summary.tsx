'use client';

import type { ObjectOf } from '@/components/objects/object-form';
import type { ServiceValue } from '@/components/services/service-value';

/** The address without what follows its path, where a key may stand. */
export function ServiceSummary({ object: { url } }: { object: ObjectOf<ServiceValue> }) {
  return <span className="block truncate">{url.replace(/\?.*$/, '')}</span>;
}
