import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/devices/commands';
import { getDevice, removeDevice, updateDevice } from '@/lib/devices/contract';
import * as queries from '@/lib/devices/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getDevice, ({ scope, params }) => queries.getDevice(scope, params.id)),
  PATCH: route(updateDevice, ({ scope, params, body, ifMatch }) =>
    commands.updateDevice(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeDevice, ({ scope, params, ifMatch }) =>
    commands.removeDevice(scope, params.id, ifMatch),
  ),
});
