import * as commands from '@/lib/callbacks/commands';
import { reopenCallback } from '@/lib/callbacks/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(reopenCallback, ({ scope, params }) => commands.reopenCallback(scope, params.id)),
});
