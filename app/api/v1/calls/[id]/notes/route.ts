import * as commands from '@/lib/call-notes/commands';
import { createCallNote } from '@/lib/call-notes/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(createCallNote, ({ scope, params, body }) =>
    commands.createCallNote(scope, params.id, body),
  ),
});
