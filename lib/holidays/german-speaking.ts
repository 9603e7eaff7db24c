import {
  allSaints,
  ascension,
  assumption,
  christmas,
  corpusChristi,
  easterDay,
  easterMonday,
  epiphany,
  goodFriday,
  immaculate,
  labourDay,
  newYear,
  on,
  secondChristmas,
  whitMonday,
  whitSunday,
} from './christian-days';
import type { CountryHolidays } from './rules';

const REFORMATION = ['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH'];
const CATHOLIC = ['BW', 'BY', 'NW', 'RP', 'SL'];

/** Feiertagsgesetze der Länder; Einigungsvertrag, Art. 2 Abs. 2 for 3 October. Codes of ISO 3166-2. */
export const GERMANY: CountryHolidays = {
  regions: {
    ...{ BW: 'Baden-Württemberg', BY: 'Bayern', BE: 'Berlin', BB: 'Brandenburg', HB: 'Bremen' },
    ...{ HH: 'Hamburg', HE: 'Hessen', MV: 'Mecklenburg-Vorpommern', NI: 'Niedersachsen' },
    ...{ NW: 'Nordrhein-Westfalen', RP: 'Rheinland-Pfalz', SL: 'Saarland', SN: 'Sachsen' },
    ...{ ST: 'Sachsen-Anhalt', SH: 'Schleswig-Holstein', TH: 'Thüringen' },
  },
  rules: [
    newYear(),
    epiphany({ in: ['BW', 'BY', 'ST'] }),
    on('03-08', 'International Women’s Day', { in: ['BE', 'MV'] }),
    goodFriday(),
    easterDay({ in: ['BB'] }),
    easterMonday(),
    labourDay(),
    ascension(),
    whitSunday({ in: ['BB'] }),
    whitMonday(),
    corpusChristi({ in: ['HE', ...CATHOLIC] }),
    // In Bavaria where most people are Catholic: nearly everywhere but in parts of Franconia.
    assumption({ in: ['BY', 'SL'] }),
    on('09-20', 'World Children’s Day', { in: ['TH'] }),
    on('10-03', 'Day of German Unity'),
    on('10-31', 'Reformation Day', { in: REFORMATION }),
    allSaints({ in: CATHOLIC }),
    { name: 'Repentance Day', when: { weekday: 3, before: '11-23' }, in: ['SN'] },
    christmas(),
    secondChristmas(),
  ],
};

/** Arbeitsruhegesetz (BGBl. 144/1983), § 7 Abs. 2. */
export const AUSTRIA: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    epiphany(),
    easterMonday(),
    labourDay(),
    ascension(),
    whitMonday(),
    corpusChristi(),
    assumption(),
    on('10-26', 'National Day'),
    allSaints(),
    immaculate(),
    christmas(),
    secondChristmas(),
  ],
};

/**
 * Bundesamt für Justiz, "Gesetzliche Feiertage und Tage, die in der Schweiz wie gesetzliche Feiertage
 * behandelt werden". Cantons decide; those with the most companies are here.
 */
export const SWITZERLAND: CountryHolidays = {
  regions: {
    ...{ AG: 'Aargau', BE: 'Bern', BS: 'Basel-Stadt', GE: 'Genève', LU: 'Luzern' },
    ...{ SG: 'St. Gallen', TI: 'Ticino', VD: 'Vaud', ZH: 'Zürich' },
  },
  rules: [
    newYear(),
    on('01-02', 'Berchtold’s Day', { in: ['AG', 'BE', 'LU', 'VD', 'ZH'] }),
    epiphany({ in: ['TI'] }),
    on('03-19', 'Saint Joseph', { in: ['TI'] }),
    goodFriday({ in: ['AG', 'BE', 'BS', 'GE', 'LU', 'SG', 'VD', 'ZH'] }),
    easterMonday({ in: ['AG', 'BE', 'BS', 'GE', 'LU', 'SG', 'TI', 'VD', 'ZH'] }),
    labourDay({ in: ['BS', 'TI', 'ZH'] }),
    ascension(),
    whitMonday({ in: ['AG', 'BE', 'BS', 'GE', 'LU', 'SG', 'TI', 'VD', 'ZH'] }),
    corpusChristi({ in: ['LU', 'TI'] }),
    on('06-29', 'Saints Peter and Paul', { in: ['TI'] }),
    on('08-01', 'National Day'),
    assumption({ in: ['LU', 'TI'] }),
    // The Thursday after the first Sunday of September.
    { name: 'Geneva Fast', when: { weekday: 4, from: '09-05' }, in: ['GE'] },
    // The Monday after the third Sunday of September.
    { name: 'Federal Fast Monday', when: { weekday: 1, from: '09-16' }, in: ['VD'] },
    allSaints({ in: ['LU', 'SG', 'TI'] }),
    immaculate({ in: ['LU', 'TI'] }),
    christmas(),
    secondChristmas({ in: ['AG', 'BE', 'BS', 'LU', 'SG', 'TI', 'ZH'] }),
    on('12-31', 'Restoration of the Republic', { in: ['GE'] }),
  ],
};
