import type { RuleValue } from '@/components/rules/call-rule-words';
import type { Extension } from '@/lib/extensions/contract';

/** What of an extension says how calls are handled, as a form and the API hold it alike. */
type Handling = Pick<
  Extension,
  'doNotDisturb' | 'forward' | 'ringOrder' | 'recording' | 'maxCalls' | 'mayCallOut'
>;

/** An extension as a form holds it: text where a person types text. */
export type ExtensionValues = Handling & {
  number: string;
  name: string;
  email: string;
  enabled: boolean;
  /** NaN while the field is empty. */
  ringTimeoutSeconds: number;
  outboundCallerId: string;
  rules: RuleValue[];
};

export const NEW_EXTENSION: ExtensionValues = {
  number: '',
  name: '',
  email: '',
  enabled: true,
  ringTimeoutSeconds: 30,
  outboundCallerId: '',
  doNotDisturb: false,
  forward: null,
  ringOrder: 'together',
  recording: null,
  maxCalls: null,
  mayCallOut: 'everywhere',
  rules: [],
};

export const toValues = (extension: Extension): ExtensionValues => ({
  number: extension.number,
  name: extension.name,
  email: extension.email ?? '',
  enabled: extension.enabled,
  ringTimeoutSeconds: extension.ringTimeoutSeconds,
  outboundCallerId: extension.outboundCallerId ?? '',
  doNotDisturb: extension.doNotDisturb,
  forward: extension.forward,
  ringOrder: extension.ringOrder,
  recording: extension.recording,
  maxCalls: extension.maxCalls,
  mayCallOut: extension.mayCallOut,
  rules: extension.rules,
});

export const toBody = (values: ExtensionValues) => ({
  ...values,
  number: values.number.trim(),
  email: values.email.trim() || null,
  outboundCallerId: values.outboundCallerId.trim() || null,
});
