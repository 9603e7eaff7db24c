/**
 * Numbers for help by calling code: those that are dialled from any phone of the country (ITU-T,
 * national numbering plans; Directive (EU) 2018/1972 for 112). Where a country also has three-digit
 * numbers that begin with 10, which are extensions of most PBXs, only its common one stands here.
 */
const BY_CALLING_CODE: Readonly<Record<string, readonly string[]>> = {
  '1': ['911'],
  '7': ['112'],
  '27': ['112', '10111'],
  '30': ['112'],
  '33': ['112', '15', '17', '18'],
  '34': ['112'],
  '39': ['112', '113', '115', '118'],
  '41': ['112', '117', '118', '144'],
  '43': ['112', '122', '133', '144'],
  '44': ['112', '999'],
  '47': ['110', '112', '113'],
  '48': ['112', '997', '998', '999'],
  '49': ['110', '112'],
  '52': ['911'],
  '54': ['911'],
  '55': ['190', '192', '193'],
  '60': ['999'],
  '61': ['000', '112'],
  '63': ['911'],
  '64': ['111'],
  '65': ['995', '999'],
  '81': ['110', '119'],
  '82': ['112', '119'],
  '86': ['110', '119', '120'],
  '353': ['112', '999'],
  '420': ['112', '150', '155', '158'],
  '852': ['112', '999'],
  '971': ['998', '999'],
};

/** Understood by mobile networks everywhere (3GPP TS 22.101). */
const ANYWHERE = ['112', '911'];

/** Of the country with this calling code, e.g. "49". */
export function emergencyNumbersOf(callingCode: string): readonly string[] {
  return BY_CALLING_CODE[callingCode] ?? ANYWHERE;
}

/** Why no extension and nothing else of the PBX may have this number; undefined: it may. Pure. */
export function emergencyFault(number: string, callingCode: string): string | undefined {
  if (!emergencyNumbersOf(callingCode).includes(number)) return undefined;
  return `${number} calls for help in this PBX's country. Choose another number.`;
}
