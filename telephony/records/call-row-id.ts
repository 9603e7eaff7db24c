/** The id of a call in the log, by what the switches call it: recordings and messages are found by it. */
export const callRowId = (callId: string): string => `call_${callId}`;
