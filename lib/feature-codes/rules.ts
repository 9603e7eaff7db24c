import type { FeatureName } from '@/lib/call-plan/plan';
import type { FieldError } from '@/lib/http/fault';

/** What a code is for: its field in the API, what it does on the node, how it is spoken of. */
export interface Feature {
  field: string;
  code: FeatureName;
  name: string;
  /** What follows the code: `*72` and a number. */
  followedBy?: string;
}

/** In the order in which they are shown. */
export const FEATURE_LIST = [
  { field: 'pickup', code: 'pickup', name: 'Pick up', followedBy: 'extension' },
  { field: 'groupPickup', code: 'group_pickup', name: 'Pick up any ringing call' },
  { field: 'park', code: 'park', name: 'Park' },
  { field: 'retrieve', code: 'retrieve', name: 'Retrieve a parked call', followedBy: 'place' },
  { field: 'voicemail', code: 'voicemail', name: 'Voicemail', followedBy: 'mailbox' },
  { field: 'forwardOn', code: 'forward_on', name: 'Forward all calls', followedBy: 'number' },
  { field: 'forwardOff', code: 'forward_off', name: 'Stop forwarding' },
  { field: 'dndOn', code: 'dnd_on', name: 'Do not disturb' },
  { field: 'dndOff', code: 'dnd_off', name: 'Do not disturb off' },
  { field: 'agentIn', code: 'agent_in', name: 'Agent log-in' },
  { field: 'agentOut', code: 'agent_out', name: 'Agent log-out', followedBy: 'reason' },
  { field: 'listen', code: 'listen', name: 'Listen', followedBy: 'extension' },
  { field: 'whisper', code: 'whisper', name: 'Whisper', followedBy: 'extension' },
  { field: 'join', code: 'join', name: 'Join a call', followedBy: 'extension' },
  { field: 'replace', code: 'replace', name: 'Take over a call', followedBy: 'extension' },
  { field: 'conference', code: 'conference', name: 'Conference', followedBy: 'room' },
  { field: 'echo', code: 'echo', name: 'Echo test' },
  { field: 'time', code: 'time', name: 'Time' },
] as const satisfies readonly Feature[];

export type FeatureField = (typeof FEATURE_LIST)[number]['field'];
export type Codes = Readonly<Record<FeatureField, string | null>>;

const FEATURES: readonly Feature[] = FEATURE_LIST;

interface Given extends Feature {
  dialled: string;
}

function givenOf(codes: Partial<Codes>): Given[] {
  return FEATURES.flatMap((feature) => {
    const dialled = codes[feature.field as FeatureField];
    return dialled ? [{ ...feature, dialled }] : [];
  });
}

function clash(one: Given, other: Given): string | undefined {
  if (one.dialled === other.dialled) return `${one.dialled} is “${other.name}” already.`;
  if (other.followedBy && one.dialled.startsWith(other.dialled)) {
    return `${one.dialled} begins like ${other.dialled}, “${other.name}”, which takes what follows as its ${other.followedBy}.`;
  }
  return undefined;
}

/** A code that is another's, or that another would swallow: each is named. Pure. */
export function codeFaults(codes: Partial<Codes>): FieldError[] {
  const given = givenOf(codes);
  return given.flatMap((one): FieldError[] => {
    const { field, followedBy, dialled } = one;
    if (followedBy && !dialled.startsWith('*')) {
      const message = `Must begin with *: the ${followedBy} follows it.`;
      return [{ field, message }];
    }
    const found = given
      .filter((other) => other.field !== field)
      .map((other) => clash(one, other))
      .find((message) => message !== undefined);
    return found === undefined ? [] : [{ field, message: found }];
  });
}

/** Codes that could be the number of an extension, each with its field. Pure. */
export function plainNumbers(codes: Partial<Codes>): { field: string; number: string }[] {
  return givenOf(codes)
    .filter(({ dialled }) => /^[0-9]+$/.test(dialled))
    .map(({ field, dialled }) => ({ field, number: dialled }));
}

/** “Echo test”, when that is what this number is for. Pure. */
export function featureAt(codes: Partial<Codes>, number: string): string | undefined {
  return givenOf(codes).find(({ dialled }) => dialled === number)?.name;
}
