import { z } from 'zod';
import { callRules } from '@/lib/call-rules/contract';
import { destination } from '@/lib/destinations/contract';
import type { JsonObject } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { asObject } from '@/lib/objects/references';

/** What of an extension stands in its `config`. */
export const extensionConfig = {
  doNotDisturb: z.boolean().describe('Callers hear busy; rules for “busy” apply'),
  forward: destination
    .nullable()
    .describe('All calls go there, before anything else; also set by the feature codes'),
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
  forward: null,
  ringOrder: 'together',
  rules: [],
  recording: null,
  maxCalls: null,
  mayCallOut: 'everywhere',
  voicemail: null,
};

export const configWithDefaults = {
  doNotDisturb: extensionConfig.doNotDisturb.default(EXTENSION_DEFAULTS.doNotDisturb),
  forward: extensionConfig.forward.default(EXTENSION_DEFAULTS.forward),
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
  const { told: _, ...stored }: Partial<ExtensionConfig> & { told?: unknown } = asObject(
    row.config,
  );
  return { ...EXTENSION_DEFAULTS, ...stored };
}

/** What people set at their phone, too. */
export const PHONE_FIELDS = ['doNotDisturb', 'forward'] as const;

/** When each of these was set last, by whomever: milliseconds since 1970. The newer word holds. */
export const toldTimes = z.partialRecord(z.enum(PHONE_FIELDS), z.int());
export type ToldTimes = z.output<typeof toldTimes>;

export function toldOf(row: { config: unknown }): ToldTimes {
  return toldTimes.catch({}).parse(asObject(row.config).told ?? {});
}

/** After a change at the cabinet. A node's clock may be ahead of ours: whoever speaks last is right. */
export function toldAfter(
  row: { config: unknown },
  given: Partial<ExtensionConfig>,
  now: number,
): ToldTimes {
  const before = configOf(row);
  const told = toldOf(row);
  const changed = PHONE_FIELDS.filter(
    (field) => field in given && JSON.stringify(given[field]) !== JSON.stringify(before[field]),
  );
  const times = changed.map((field) => [field, Math.max(now, (told[field] ?? 0) + 1)]);
  return { ...told, ...(Object.fromEntries(times) as ToldTimes) };
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
export function storedConfig(config: ExtensionConfig, told: ToldTimes = {}): JsonObject {
  return asObject(Object.keys(told).length > 0 ? { ...config, told } : config);
}
