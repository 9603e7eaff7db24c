import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/devices/commands';
import { rotateDevicePassword } from '@/lib/devices/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(rotateDevicePassword, ({ scope, params }) =>
    commands.rotateDevicePassword(scope, params.id),
  ),
});
