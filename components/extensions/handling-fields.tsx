'use client';

import type { ExtensionFieldsProps } from '@/components/extensions/extension-fields';
import type { ExtensionValues } from '@/components/extensions/extension-values';
import { ChoiceField } from '@/components/fields/choice-field';
import { RecordingField } from '@/components/fields/recording-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';

const WORDS = {
  order: 'Its phones ring',
  maxCalls: 'Calls at the same time',
  maxCallsHint: 'In and out. Empty: as many as the PBX may have.',
  mayCallOut: 'May call',
  quiet: 'Do not disturb',
  quietHint: 'Callers hear busy, or what the rules for “busy” say.',
};

const ORDERS: { value: ExtensionValues['ringOrder']; label: string }[] = [
  { value: 'together', label: 'All at once' },
  { value: 'in_order', label: 'One after the other' },
];
const REACHES: { value: ExtensionValues['mayCallOut']; label: string }[] = [
  { value: 'everywhere', label: 'Everywhere' },
  { value: 'inside', label: 'Only inside, and emergency numbers' },
];

/** How the calls of an extension are handled before any rule is asked. */
export function HandlingFields({ values, errors, disabled, onSet }: ExtensionFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        label={WORDS.order}
        options={ORDERS}
        error={errors.ringOrder}
        value={values.ringOrder}
        disabled={disabled}
        onChange={(order) => onSet('ringOrder', order)}
      />
      <ChoiceField
        label={WORDS.mayCallOut}
        options={REACHES}
        error={errors.mayCallOut}
        value={values.mayCallOut}
        disabled={disabled}
        onChange={(reach) => onSet('mayCallOut', reach)}
      />
      <RecordingField
        error={errors.recording}
        value={values.recording}
        choices={['always', 'incoming', 'outgoing', 'on_demand', 'never']}
        disabled={disabled}
        onChange={(recording) => onSet('recording', recording)}
      />
      <TextField
        label={WORDS.maxCalls}
        hint={WORDS.maxCallsHint}
        error={errors.maxCalls}
        type="number"
        min={1}
        max={100}
        value={values.maxCalls === null ? '' : String(values.maxCalls)}
        disabled={disabled}
        onChange={(text) => onSet('maxCalls', text === '' ? null : Number(text))}
      />
      <ToggleRow
        label={WORDS.quiet}
        hint={WORDS.quietHint}
        checked={values.doNotDisturb}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(quiet) => onSet('doNotDisturb', quiet)}
      />
    </div>
  );
}
