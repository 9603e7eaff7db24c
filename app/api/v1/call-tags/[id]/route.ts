import { removeCallTag } from '@/lib/call-notes/contract';
import * as commands from '@/lib/call-notes/tag-commands';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(removeCallTag, ({ scope, params }) => commands.removeCallTag(scope, params.id)),
});
