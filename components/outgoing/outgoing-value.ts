import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import type { outgoing } from '@/lib/outgoing/contract';

export type OutgoingValue = FormValueOf<typeof outgoing>;
export type DialRule = OutgoingValue['rules'][number];
export type Route = OutgoingValue['routes'][number];

export type Country = { code: string; name: string };
export type TrunkName = { id: string; name: string; enabled: boolean };

/** What the page read for the form. */
export type OutgoingChoices = {
  /** Of this PBX, E.164. */
  numbers: readonly string[];
  /** In the order in which they are tried. */
  trunks: readonly TrunkName[];
  countries: readonly Country[];
  /** Numbers for help of the PBX's country. */
  emergency: readonly string[];
};

export type OutgoingFormProps = ObjectFormProps<OutgoingValue, OutgoingChoices>;
