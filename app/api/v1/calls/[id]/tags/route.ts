import { setCallTags } from '@/lib/call-notes/contract';
import * as commands from '@/lib/call-notes/tag-commands';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PUT: route(setCallTags, ({ scope, params, body }) =>
    commands.setCallTags(scope, params.id, body),
  ),
});
