import type { FormValueOf } from '@/components/objects/object-form';
import type { service } from '@/lib/services/contract';

/** The secret of a service that is there is not shown: undefined leaves it as it is. */
export type ServiceValue = Omit<FormValueOf<typeof service>, 'secret' | 'fallback'> & {
  secret?: string | undefined;
  fallback: FormValueOf<typeof service>['fallback'] | null;
};
