import * as commands from '@/lib/call-notes/commands';
import { removeCallNote } from '@/lib/call-notes/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(removeCallNote, ({ scope, params }) => commands.removeCallNote(scope, params.id)),
});
