'use client';

import {
  destinationName,
  kindWord,
  type DestinationValue,
} from '@/components/destinations/target-words';
import { errorAt, type FormErrors } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';
import { findTargets, targetOption, type TargetOption } from '@/components/objects/target-picker';
import { Combobox, type ComboOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { DestinationKind } from '@/lib/destinations/contract';

const WORDS = {
  placeholder: 'Number or name',
  options: 'Destinations',
  none: 'Nothing fits',
  failed: 'The search did not answer. Try again.',
  outside: 'Outside number',
  outsideHint: 'With its country code, e.g. +49 30 901820.',
  thenHangUp: 'Sound, then hang up',
};

const FOUND_KINDS = [
  'extension',
  'ring_group',
  'queue',
  'menu',
  'schedule',
  'voicemail',
  'conference',
  'service',
  'sound',
] as const satisfies readonly DestinationKind[];

type Offer = ComboOption & {
  destination: DestinationValue | null;
  target?: TargetOption['target'];
};

type DestinationFieldProps = {
  label: string;
  labelHidden?: boolean;
  hint?: string;
  /** Where the destination stands in the object: its errors are those below this path. */
  path: string;
  value: DestinationValue | null;
  errors: FormErrors;
  disabled?: boolean;
  /** Offers "nowhere", in these words; without them a destination must be chosen. */
  nowhere?: string;
  /** Kinds that make no sense here. */
  without?: readonly DestinationKind[];
  onChange: (destination: DestinationValue | null) => void;
};

const isFoundKind = (kind: string): kind is (typeof FOUND_KINDS)[number] =>
  FOUND_KINDS.some((known) => known === kind);

const fromTarget = (option: TargetOption): Offer[] => {
  const { kind, id } = option.target;
  if (!isFoundKind(kind)) return [];
  const note = kind === 'sound' ? WORDS.thenHangUp : option.note;
  return [{ ...option, note, destination: { kind, id } }];
};

/** What can be chosen without searching, as far as it fits the text. */
function fixedOffers(text: string, nowhere: string | undefined): Offer[] {
  const digits = /^\+?[\d\s()/.-]{3,}$/.test(text) ? text.trim() : '';
  const fixed: Offer[] = [
    ...(nowhere === undefined ? [] : [{ id: 'nowhere', label: nowhere, destination: null }]),
    { id: 'busy', label: kindWord('busy'), destination: { kind: 'busy' } },
    { id: 'hangup', label: kindWord('hangup'), destination: { kind: 'hangup' } },
    {
      id: 'outside',
      label: digits ? `${WORDS.outside} ${digits}` : `${WORDS.outside}…`,
      destination: { kind: 'outside', number: digits },
    },
  ];
  const sought = text.trim().toLowerCase();
  return fixed.filter(({ label }) => label.toLowerCase().includes(sought));
}

/**
 * Where a call goes: one field that finds everything a call can be sent to. Picked by mouse or
 * keyboard; an outside number is typed into it or into the field that then appears.
 */
export function DestinationField(props: DestinationFieldProps) {
  const { value, errors, path, onChange, without = [] } = props;
  const { names, remember } = useTargetNames();
  const kinds = FOUND_KINDS.filter((kind) => !without.includes(kind));
  const isOutside = value?.kind === 'outside';
  const numberError = errors[`${path}.number`];
  const error = numberError !== undefined && isOutside ? undefined : errorAt(errors, path);

  const load = async (text: string, signal: AbortSignal): Promise<Offer[]> => {
    const found = await findTargets(kinds, text.trim(), signal);
    const fixed = fixedOffers(text, props.nowhere).filter(
      ({ destination }) => destination === null || !without.includes(destination.kind),
    );
    return [...found.map(targetOption).flatMap(fromTarget), ...fixed];
  };

  const shown = () => {
    if (value === null) return props.nowhere ?? '';
    return isOutside ? WORDS.outside : destinationName(value, names);
  };

  return (
    <>
      <Field label={props.label} labelHidden={props.labelHidden} hint={props.hint} error={error}>
        {(control) => (
          <Combobox<Offer>
            control={control}
            shown={shown()}
            disabled={props.disabled}
            placeholder={WORDS.placeholder}
            listLabel={WORDS.options}
            noneLabel={WORDS.none}
            failedLabel={WORDS.failed}
            load={load}
            onPick={(offer) => {
              if (offer?.target) remember(offer.target);
              if (offer || props.nowhere !== undefined) onChange(offer?.destination ?? null);
            }}
          />
        )}
      </Field>
      {isOutside ? (
        <Field label={WORDS.outside} hint={WORDS.outsideHint} error={numberError}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              value={value.number}
              required
              disabled={props.disabled}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => onChange({ kind: 'outside', number: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
