import * as commands from '@/lib/callbacks/commands';
import { finishCallback } from '@/lib/callbacks/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(finishCallback, ({ scope, params }) => commands.finishCallback(scope, params.id)),
});
