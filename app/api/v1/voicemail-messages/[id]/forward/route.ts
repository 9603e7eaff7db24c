import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/voicemails/commands';
import { forwardVoicemailMessage } from '@/lib/voicemails/message-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(forwardVoicemailMessage, ({ scope, params, body }) =>
    commands.forwardVoicemailMessage(scope, params.id, body.boxId),
  ),
});
