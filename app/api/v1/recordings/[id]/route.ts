import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/recordings/commands';
import { removeRecording } from '@/lib/recordings/contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(removeRecording, ({ scope, params }) => commands.removeRecording(scope, params.id)),
});
