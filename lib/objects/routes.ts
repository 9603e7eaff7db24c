import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from './commands';
import type { ObjectOperations } from './contract';
import type { ObjectKind } from './kind';
import * as queries from './queries';

/** What answers at `/api/v1/<path>`. */
export function collectionRoutes(kind: ObjectKind, { list, create }: ObjectOperations) {
  return methods({
    GET: route(list, ({ scope, query }) => queries.listObjects(kind, scope, query)),
    POST: route(create, ({ scope, body }) => commands.createObject(kind, scope, body)),
  });
}

/** What answers at `/api/v1/<path>/{id}`. */
export function memberRoutes(kind: ObjectKind, { get, update, remove }: ObjectOperations) {
  return methods({
    GET: route(get, ({ scope, params }) => queries.getObject(kind, scope, params.id)),
    PATCH: route(update, ({ scope, params, body, ifMatch }) =>
      commands.updateObject(kind, scope, params.id, body, ifMatch),
    ),
    DELETE: route(remove, ({ scope, params, query, ifMatch }) =>
      commands.removeObject(kind, scope, params.id, ifMatch, query.repoint),
    ),
  });
}
