import type { FeatureName, Step } from '../plan';
import type { Executor } from '../run';

/** What is done; what comes of it depends on the calls that go on then. */
const WORDS: Readonly<Record<FeatureName, string>> = {
  pickup: 'Picks up a call that rings there, if the caller may.',
  group_pickup: 'Picks up the call that rings longest, of those the caller may pick up.',
  park: 'Parks the call that is on hold at this phone, and says where.',
  retrieve: 'Takes back a parked call.',
  voicemail: 'Opens a mailbox.',
  forward_on: 'All calls to the caller’s extension go to that number, if it may be called.',
  forward_off: 'The caller’s extension rings again.',
  dnd_on: '“Do not disturb” is switched on for the caller’s extension.',
  dnd_off: '“Do not disturb” is switched off for the caller’s extension.',
  agent_in: 'The caller is logged in to the queues.',
  agent_out: 'The caller is logged out of the queues.',
  listen: 'Listens to the call there, if the caller may.',
  whisper: 'Speaks to the person there only, if the caller may.',
  join: 'Joins the call there, if the caller may.',
  replace: 'Takes over the call there, if the caller may.',
  echo: 'Callers hear what they say.',
  time: 'The time is said.',
  conference: 'Opens a conference of the caller’s own, with whoever is on hold, or a room.',
};

export const feature: Executor<Extract<Step, { do: 'feature' }>> = (_, { code }) => ({
  words: WORDS[code],
  end: 'done',
});
