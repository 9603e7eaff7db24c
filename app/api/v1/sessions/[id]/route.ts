import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/sessions/commands';
import { removeSession } from '@/lib/sessions/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(removeSession, ({ scope, params }) => commands.removeSession(scope, params.id)),
});
