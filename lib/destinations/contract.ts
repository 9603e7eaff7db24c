import { z } from 'zod';
import { ref } from '@/lib/objects/ref';
import { e164Field } from '@/lib/shared/fields';
import type { IdKind } from '@/lib/shared/ids';

/** What `kind` names, by the prefix of its id. */
export const TARGET_ID_KIND = {
  extension: 'extension',
  ring_group: 'ringGroup',
  queue: 'queue',
  menu: 'menu',
  schedule: 'schedule',
  voicemail: 'voicemail',
  conference: 'conference',
  service: 'service',
} as const satisfies Record<string, IdKind>;

const to = <K extends keyof typeof TARGET_ID_KIND>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), id: ref(TARGET_ID_KIND[kind]) });

/** Where a call goes: the same words everywhere, and in the call plan. */
export const destination = z
  .discriminatedUnion('kind', [
    to('extension'),
    to('ring_group'),
    to('queue'),
    to('menu'),
    to('schedule'),
    to('voicemail'),
    to('conference'),
    to('service'),
    z.strictObject({ kind: z.literal('outside'), number: e164Field }),
    z.strictObject({ kind: z.literal('sound'), id: ref('sound') }),
    z.strictObject({ kind: z.literal('busy') }),
    z.strictObject({ kind: z.literal('hangup') }),
  ])
  .meta({ id: 'Destination' });

export type Destination = z.output<typeof destination>;
export type DestinationKind = Destination['kind'];
