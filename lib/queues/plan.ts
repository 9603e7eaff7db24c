import type { CompileObject, PlanObject } from '@/lib/call-plan/compile';
import { planDocument } from '@/lib/call-plan/documents';
import type { PlanDocument, Step } from '@/lib/call-plan/plan';
import { checked, ID } from '@/lib/call-plan/switch-text';
import type { QueueConfig } from './contract';
import { ranked } from './rules';

type Queue = PlanObject<QueueConfig>;

/**
 * Callers wait in mod_callcenter. `data.switch` is its own configuration of the queue, word for word;
 * the rest is read by the queue's scripts on the node.
 * @throws Error on an id that could not stand in an argument of the switch.
 */
export const compileQueue: CompileObject<QueueConfig> = (object, tenant) => {
  const { id, name, config } = object;
  const plan: PlanDocument = {
    ...{ id: checked('queue id', id, ID), kind: 'queue', name },
    steps: stepsOf(object),
    data: { language: tenant.language, switch: switchSettings(config), ...nodeSettings(config) },
  };
  return [planDocument(tenant.sipDomain, plan)];
};

function stepsOf({ id, config }: Queue): Step[] {
  const { callerNamePrefix, recording, onTimeout, onNoAgents, onKey } = config;
  const exits = {
    ...(onTimeout && { timeout: onTimeout }),
    ...(onNoAgents && { noAgents: onNoAgents }),
    ...(onKey && { key: onKey }),
  };
  return [
    { do: 'mark', name: 'queue', value: id },
    ...(callerNamePrefix ? [{ do: 'prefix', text: callerNamePrefix } as const] : []),
    ...(recording ? [{ do: 'record', when: recording } as const] : []),
    { do: 'queue', id, exits },
    { do: 'end', as: 'done' },
  ];
}

/** Names and values as mod_callcenter's queues have them; times in seconds. */
function switchSettings(config: QueueConfig): Record<string, string> {
  const { levels, leaveWithoutAgents, keepPlaceSeconds } = config;
  return {
    strategy: config.strategy,
    'time-base-score': config.countWholeCall ? 'system' : 'queue',
    'tier-rules-apply': String(levels.apply),
    'tier-rule-wait-second': String(levels.waitSeconds),
    'tier-rule-wait-multiply-level': String(levels.multiply),
    'tier-rule-no-agent-no-wait': String(levels.skipEmpty),
    'max-wait-time': String(config.maxWaitSeconds),
    'max-wait-time-with-no-agent': String(leaveWithoutAgents?.afterSeconds ?? 0),
    'max-wait-time-with-no-agent-time-reached': String(leaveWithoutAgents?.graceSeconds ?? 0),
    'abandoned-resume-allowed': String(keepPlaceSeconds > 0),
    'discard-abandoned-after': String(keepPlaceSeconds),
  };
}

const soundId = (sound: string | null) => (sound ? { sound: checked('sound id', sound, ID) } : {});

function nodeSettings(config: QueueConfig): Record<string, unknown> {
  const { music, announcement, toAgent, exitKeys, sameAgent, rating } = config;
  return {
    members: ranked(config.members).map((member) => ({
      ...member,
      agent: checked('agent id', member.agent, ID),
    })),
    ...(music && { music: checked('sound id', music, ID) }),
    ...(exitKeys && { exitKeys: checked('exit keys', exitKeys, /^[0-9*#]+$/) }),
    ...(announcement && { announcement: announced(announcement) }),
    toAgent: { tellWaited: toAgent.tellWaited, ...soundId(toAgent.sound) },
    ...(sameAgent && { sameAgent }),
    ...(rating && {
      rating: {
        seconds: rating.seconds,
        ...(rating.question && { question: checked('sound id', rating.question, ID) }),
        ...(rating.thanks && { thanks: checked('sound id', rating.thanks, ID) }),
      },
    }),
  };
}

function announced({ sound, ...rest }: NonNullable<QueueConfig['announcement']>) {
  return { ...rest, ...soundId(sound) };
}
