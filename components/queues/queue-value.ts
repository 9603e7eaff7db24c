import type { FormValueOf } from '@/components/objects/object-form';
import type { queue, QueueMember } from '@/lib/queues/contract';

/** As a form holds it: what the API answers, with numbers as they are being typed. */
export type QueueValue = Omit<FormValueOf<typeof queue>, 'members'> & { members: QueueMember[] };
