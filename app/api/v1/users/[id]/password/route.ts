import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/users/commands';
import { resetUserPassword } from '@/lib/users/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(resetUserPassword, ({ scope, params, body }) =>
    commands.resetUserPassword(scope, params.id, body.password),
  ),
});
