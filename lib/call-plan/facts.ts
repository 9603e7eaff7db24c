import type { Result, ScheduleTable } from './plan';

/** What conditions may ask about a call, as it stands when they are asked. */
export interface Facts {
  /** Seconds since 1970. */
  at: number;
  /** null: the caller hides the number. */
  caller: string | null;
  called: string;
  /** Of the last ringing. */
  result: Result;
  /** What was collected under this name; '' when nothing was. */
  variable(name: string): string;
  /** Has this extension a registered device? */
  isRegistered(extension: string): boolean;
  /** undefined: there is no such schedule. */
  scheduleOf(id: string): ScheduleTable | undefined;
}
