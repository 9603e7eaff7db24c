import type { Extension } from '@/lib/extensions/contract';

/** An extension as a form holds it: text where a person types text. */
export type ExtensionValues = {
  number: string;
  name: string;
  email: string;
  enabled: boolean;
  /** NaN while the field is empty. */
  ringTimeoutSeconds: number;
  outboundCallerId: string;
};

type ExtensionBody = Pick<
  Extension,
  'number' | 'name' | 'email' | 'enabled' | 'ringTimeoutSeconds' | 'outboundCallerId'
>;

export const NEW_EXTENSION: ExtensionValues = {
  number: '',
  name: '',
  email: '',
  enabled: true,
  ringTimeoutSeconds: 30,
  outboundCallerId: '',
};

export const toValues = (extension: Extension): ExtensionValues => ({
  number: extension.number,
  name: extension.name,
  email: extension.email ?? '',
  enabled: extension.enabled,
  ringTimeoutSeconds: extension.ringTimeoutSeconds,
  outboundCallerId: extension.outboundCallerId ?? '',
});

export const toBody = (values: ExtensionValues): ExtensionBody => ({
  number: values.number.trim(),
  name: values.name,
  email: values.email.trim() || null,
  enabled: values.enabled,
  ringTimeoutSeconds: values.ringTimeoutSeconds,
  outboundCallerId: values.outboundCallerId.trim() || null,
});
