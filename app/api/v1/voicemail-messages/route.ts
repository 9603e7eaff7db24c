import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listVoicemailMessages } from '@/lib/voicemails/message-contract';
import * as queries from '@/lib/voicemails/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listVoicemailMessages, ({ scope, query }) =>
    queries.listVoicemailMessages(scope, query),
  ),
});
