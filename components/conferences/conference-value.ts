import type { FormValueOf } from '@/components/objects/object-form';
import type { conference } from '@/lib/conferences/contract';

export type ConferenceValue = FormValueOf<typeof conference>;
