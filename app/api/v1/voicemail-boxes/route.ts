import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { objectOperations } from '@/lib/objects/contract';
import { listObjects } from '@/lib/objects/queries';
import * as commands from '@/lib/voicemails/box-commands';
import { voicemailBox } from '@/lib/voicemails/contract';

const { list, create } = objectOperations(voicemailBox);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(list, ({ scope, query }) => listObjects(voicemailBox, scope, query)),
  POST: route(create, ({ scope, body }) => commands.createBox(scope, body)),
});
