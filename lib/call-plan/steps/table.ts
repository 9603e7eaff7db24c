import type { Step } from '../plan';
import type { Executor, Run, StepAnswer } from '../run';
import { ask } from './ask';
import { collect } from './collect';
import { conference } from './conference';
import { end } from './end';
import { feature } from './feature';
import { go } from './go';
import { mark } from './mark';
import { menu } from './menu';
import { outside } from './outside';
import { play } from './play';
import { prefix } from './prefix';
import { queue } from './queue';
import { record } from './record';
import { ring } from './ring';
import { screen } from './screen';
import { voicemail } from './voicemail';
import { when } from './when';

const EXECUTORS: { readonly [K in Step['do']]: Executor<Extract<Step, { do: K }>> } = {
  when,
  go,
  mark,
  prefix,
  screen,
  record,
  play,
  ring,
  queue,
  menu,
  collect,
  ask,
  voicemail,
  conference,
  outside,
  feature,
  end,
};

export function execute(run: Run, step: Step): StepAnswer {
  const executor: Executor = EXECUTORS[step.do] as Executor;
  return executor(run, step);
}
