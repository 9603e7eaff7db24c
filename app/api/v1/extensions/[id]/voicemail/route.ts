import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { giveBox } from '@/lib/voicemails/box-commands';
import { giveVoicemailBox } from '@/lib/voicemails/message-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(giveVoicemailBox, ({ scope, params }) => giveBox(scope, params.id)),
});
