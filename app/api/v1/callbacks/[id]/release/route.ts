import * as commands from '@/lib/callbacks/commands';
import { releaseCallback } from '@/lib/callbacks/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(releaseCallback, ({ scope, params }) => commands.releaseCallback(scope, params.id)),
});
