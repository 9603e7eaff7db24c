import type { ObjectWords } from '@/components/objects/object-form';
import type { CallAction } from '@/lib/call-permissions/contract';

export const CALL_PERMISSION_WORDS: ObjectWords = {
  path: 'call-permissions',
  many: 'Call permissions',
  one: 'Call permission',
  summary: 'Allows',
  note: 'Who may pick up, hear or take over whose calls. Without a rule about picking up, everybody may pick up every call; all else needs a rule.',
  emptyText: 'Add one so that a team lead may listen, or so that only a team picks up its calls.',
  removeText: 'What it allows is no longer allowed, unless another one allows it.',
  numberHint: null,
  disabledHint: 'Disabled: as if it were not there.',
};

/** As second half of “may …”. */
export const ACTION_WORDS: Readonly<Record<CallAction, string>> = {
  pickup: 'pick up',
  listen: 'listen',
  whisper: 'whisper',
  join: 'join',
  replace: 'take over',
};
