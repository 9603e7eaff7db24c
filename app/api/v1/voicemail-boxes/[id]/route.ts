import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { objectOperations } from '@/lib/objects/contract';
import { getObject } from '@/lib/objects/queries';
import * as commands from '@/lib/voicemails/box-commands';
import { voicemailBox } from '@/lib/voicemails/contract';

const { get, update, remove } = objectOperations(voicemailBox);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(get, ({ scope, params }) => getObject(voicemailBox, scope, params.id)),
  PATCH: route(update, ({ scope, params, body, ifMatch }) =>
    commands.updateBox(scope, params.id, body, ifMatch),
  ),
  DELETE: route(remove, ({ scope, params, query, ifMatch }) =>
    commands.removeBox(scope, params.id, ifMatch, query.repoint),
  ),
});
