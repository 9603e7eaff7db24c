import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/devices/commands';
import { signOutDevice } from '@/lib/devices/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(signOutDevice, ({ scope, params }) => commands.signOutDevice(scope, params.id)),
});
