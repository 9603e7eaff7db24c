import { z } from 'zod';
import { callRules } from '@/lib/call-rules/contract';
import type { JsonObject } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { asObject } from '@/lib/objects/references';

/** What of an extension stands in its `config`. */
export const extensionConfig = {
  doNotDisturb: z.boolean().describe('Callers hear busy; rules for “busy” apply'),
  ringOrder: z.enum(['together', 'in_order']).describe('How its devices ring'),
  rules: callRules.describe('Before it rings, or when the call was not taken'),
  recording: z
    .enum(['always', 'incoming', 'outgoing', 'on_demand', 'never'])
    .nullable()
    .describe(
      '`incoming`, `outgoing`: always, but only such calls; null: as the policy of the PBX says',
    ),
  maxCalls: z
    .int()
    .min(1, 'At least 1.')
    .max(100, 'At most 100.')
    .nullable()
    .describe('At the same time, in and out; null: as many as the PBX may have'),
  mayCallOut: z.enum(['everywhere', 'inside']).describe('`inside`: only emergency numbers outside'),
  voicemail: ref('voicemail')
    .nullable()
    .describe(
      'Its voicemail box: callers reach it when no rule takes the call before; `*97` and the lamp are for it',
    ),
} as const;

const schema = z.strictObject(extensionConfig);
export type ExtensionConfig = z.output<typeof schema>;

export const EXTENSION_DEFAULTS: ExtensionConfig = {
  doNotDisturb: false,
  ringOrder: 'together',
  rules: [],
  recording: null,
  maxCalls: null,
  mayCallOut: 'everywhere',
  voicemail: null,
};

export const configWithDefaults = {
  doNotDisturb: extensionConfig.doNotDisturb.default(EXTENSION_DEFAULTS.doNotDisturb),
  ringOrder: extensionConfig.ringOrder.default(EXTENSION_DEFAULTS.ringOrder),
  rules: extensionConfig.rules.default(EXTENSION_DEFAULTS.rules),
  recording: extensionConfig.recording.default(EXTENSION_DEFAULTS.recording),
  maxCalls: extensionConfig.maxCalls.default(EXTENSION_DEFAULTS.maxCalls),
  mayCallOut: extensionConfig.mayCallOut.default(EXTENSION_DEFAULTS.mayCallOut),
  voicemail: extensionConfig.voicemail.default(EXTENSION_DEFAULTS.voicemail),
} as const;

export const CONFIG_FIELDS = Object.keys(extensionConfig) as (keyof ExtensionConfig)[];

/** A field that came later has the value of an extension that never said it. */
export function configOf(row: { config: unknown }): ExtensionConfig {
  const stored: Partial<ExtensionConfig> = asObject(row.config);
  return { ...EXTENSION_DEFAULTS, ...stored };
}

/** Fields of a body, apart: columns of their own, and those of the config. */
export function splitConfig<T extends Partial<ExtensionConfig>>(
  body: T,
): { columns: Omit<T, keyof ExtensionConfig>; config: Partial<ExtensionConfig> } {
  const entries = Object.entries(body);
  const isConfig = ([name]: [string, unknown]) => (CONFIG_FIELDS as string[]).includes(name);
  return {
    columns: Object.fromEntries(entries.filter((entry) => !isConfig(entry))) as Omit<
      T,
      keyof ExtensionConfig
    >,
    config: Object.fromEntries(entries.filter(isConfig)),
  };
}

/** As it is stored. */
export function storedConfig(config: ExtensionConfig): JsonObject {
  return asObject(config);
}
