import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/extensions/bulk-commands';
import { updateExtensions } from '@/lib/extensions/bulk-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PATCH: route(updateExtensions, ({ scope, body }) => commands.updateExtensions(scope, body)),
});
