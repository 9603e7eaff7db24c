import * as commands from '@/lib/callbacks/commands';
import { takeCallback } from '@/lib/callbacks/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(takeCallback, ({ scope, params }) => commands.takeCallback(scope, params.id)),
});
