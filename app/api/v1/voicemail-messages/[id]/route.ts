import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/voicemails/commands';
import { removeVoicemailMessage, updateVoicemailMessage } from '@/lib/voicemails/message-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PATCH: route(updateVoicemailMessage, ({ scope, params, body }) =>
    commands.updateVoicemailMessage(scope, params.id, body),
  ),
  DELETE: route(removeVoicemailMessage, ({ scope, params }) =>
    commands.removeVoicemailMessage(scope, params.id),
  ),
});
