import type { BulkSet } from '@/components/extensions/bulk-preview';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

export type BulkValues = {
  enabled: '' | 'true' | 'false';
  ringTimeoutSeconds: string;
  callerId: '' | 'set' | 'clear';
  outboundCallerId: string;
};

export const EMPTY_BULK: BulkValues = {
  enabled: '',
  ringTimeoutSeconds: '',
  callerId: '',
  outboundCallerId: '',
};

const WORDS = {
  keep: 'Stays as it is',
  state: 'State',
  enabled: 'Enabled',
  disabled: 'Disabled',
  ring: 'Rings for, in seconds',
  callerId: 'Number shown when calling out',
  set: 'Set to…',
  clear: 'None of their own',
  number: 'The number, with its country code',
};

/** Empty fields mean: leave it. */
export function toBulkSet(values: BulkValues): BulkSet {
  const { enabled, ringTimeoutSeconds, callerId, outboundCallerId } = values;
  return {
    ...(enabled ? { enabled: enabled === 'true' } : {}),
    ...(ringTimeoutSeconds ? { ringTimeoutSeconds: Number(ringTimeoutSeconds) } : {}),
    ...(callerId === 'clear' ? { outboundCallerId: null } : {}),
    ...(callerId === 'set' && outboundCallerId ? { outboundCallerId } : {}),
  };
}

type BulkFieldsProps = { values: BulkValues; onChange: (values: BulkValues) => void };

export function BulkFields({ values, onChange }: BulkFieldsProps) {
  const set = (changes: Partial<Record<keyof BulkValues, string>>) =>
    onChange({ ...values, ...changes } as BulkValues);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={WORDS.state}>
        {(control) => (
          <Select
            {...control}
            value={values.enabled}
            onChange={(event) => set({ enabled: event.target.value })}
          >
            <option value="">{WORDS.keep}</option>
            <option value="true">{WORDS.enabled}</option>
            <option value="false">{WORDS.disabled}</option>
          </Select>
        )}
      </Field>
      <Field label={WORDS.ring}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={5}
            max={180}
            placeholder={WORDS.keep}
            value={values.ringTimeoutSeconds}
            onChange={(event) => set({ ringTimeoutSeconds: event.target.value })}
          />
        )}
      </Field>
      <Field label={WORDS.callerId}>
        {(control) => (
          <Select
            {...control}
            value={values.callerId}
            onChange={(event) => set({ callerId: event.target.value })}
          >
            <option value="">{WORDS.keep}</option>
            <option value="set">{WORDS.set}</option>
            <option value="clear">{WORDS.clear}</option>
          </Select>
        )}
      </Field>
      {values.callerId === 'set' ? (
        <Field label={WORDS.number}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              value={values.outboundCallerId}
              onChange={(event) => set({ outboundCallerId: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
