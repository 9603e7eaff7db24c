import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/sounds/commands';
import { uploadSound } from '@/lib/sounds/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(uploadSound, ({ scope, query, upload }) =>
    commands.uploadSound(scope, query.name, upload),
  ),
});
