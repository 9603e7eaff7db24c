import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/me/commands';
import { changePassword } from '@/lib/me/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(changePassword, ({ scope, body }) => commands.changePassword(scope, body)),
});
