import { z } from 'zod';
import { patternField } from '@/lib/call-plan/pattern-field';
import { destination } from '@/lib/destinations/contract';
import { ref } from '@/lib/objects/ref';
import { ringGroupMember } from '@/lib/ring-groups/member';

/** What has happened so far: the call has just come, or it was rung and nobody took it. */
export const RULE_MOMENTS = ['arrival', 'no_answer', 'busy', 'unreachable', 'not_taken'] as const;

export const ruleConditions = z.strictObject({
  moment: z
    .enum(RULE_MOMENTS)
    .describe('`not_taken` is any of no answer, busy, declined or not reachable'),
  callers: z
    .strictObject({
      patterns: z.array(patternField).min(1, 'At least one.').max(50, 'At most 50.'),
      not: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  anonymous: z.boolean().nullable().default(null).describe('null: does not matter'),
  schedule: z
    .strictObject({ id: ref('schedule'), is: z.enum(['open', 'closed']) })
    .nullable()
    .default(null),
  registered: z
    .boolean()
    .nullable()
    .default(null)
    .describe('Of an extension: one of its devices is registered; null: does not matter'),
});

export const ruleAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('busy') }),
  z.strictObject({ do: z.literal('hangup') }),
  z.strictObject({ do: z.literal('play'), sound: ref('sound') }).describe('Then the call ends'),
  z.strictObject({ do: z.literal('send'), to: destination }),
  z
    .strictObject({
      do: z.literal('ring'),
      members: z.array(ringGroupMember).min(1, 'At least one.').max(10, 'At most 10.'),
      seconds: z.int().min(5, 'At least 5 seconds.').max(180, 'At most 180 seconds.'),
    })
    .describe('Members join after their own delay; when nobody takes it, the next rule is asked'),
]);

export const callRule = z.strictObject({
  enabled: z.boolean().default(true),
  when: ruleConditions,
  act: ruleAction,
});

export type CallRule = z.output<typeof callRule>;
export type RuleMoment = (typeof RULE_MOMENTS)[number];

/** In order: the first that fits acts. Of an extension, ring group or queue. */
export const callRules = z.array(callRule).max(20, 'At most 20 rules.');
