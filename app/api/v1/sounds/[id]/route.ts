import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { updateObject } from '@/lib/objects/commands';
import { objectOperations } from '@/lib/objects/contract';
import { getObject } from '@/lib/objects/queries';
import { removeSound } from '@/lib/sounds/commands';
import { sound } from '@/lib/sounds/contract';

const { get, update, remove } = objectOperations(sound);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(get, ({ scope, params }) => getObject(sound, scope, params.id)),
  PATCH: route(update, ({ scope, params, body, ifMatch }) =>
    updateObject(sound, scope, params.id, body, ifMatch),
  ),
  DELETE: route(remove, ({ scope, params, query, ifMatch }) =>
    removeSound(scope, params.id, ifMatch, query.repoint),
  ),
});
