import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/devices/commands';
import { createDevice } from '@/lib/devices/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(createDevice, ({ scope, params, body }) =>
    commands.createDevice(scope, params.id, body),
  ),
});
