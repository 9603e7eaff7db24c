import {
  allSaints,
  ascension,
  assumption,
  boxingDay,
  christmas,
  corpusChristi,
  easterMonday,
  epiphany,
  goodFriday,
  immaculate,
  labourDay,
  maundyThursday,
  newYear,
  nth,
  on,
  secondChristmas,
  whitMonday,
} from './christian-days';
import type { CountryHolidays } from './rules';

const weekend = 'next' as const;

/** Banking and Financial Dealings Act 1971, schedule 1, and gov.uk/bank-holidays. */
export const UNITED_KINGDOM: CountryHolidays = {
  regions: { ENG: 'England', WLS: 'Wales', SCT: 'Scotland', NIR: 'Northern Ireland' },
  rules: [
    newYear({ weekend }),
    on('01-02', '2nd January', { in: ['SCT'], weekend }),
    on('03-17', 'Saint Patrick’s Day', { in: ['NIR'], weekend }),
    goodFriday(),
    easterMonday({ in: ['ENG', 'WLS', 'NIR'] }),
    nth(1, 1, 5, 'Early May bank holiday'),
    nth(-1, 1, 5, 'Spring bank holiday'),
    on('07-12', 'Battle of the Boyne', { in: ['NIR'], weekend }),
    nth(1, 1, 8, 'Summer bank holiday', { in: ['SCT'] }),
    nth(-1, 1, 8, 'Summer bank holiday', { in: ['ENG', 'WLS', 'NIR'] }),
    on('11-30', 'Saint Andrew’s Day', { in: ['SCT'], weekend }),
    christmas({ weekend }),
    boxingDay({ weekend }),
  ],
};

/** Organisation of Working Time Act 1997, second schedule, as amended in 2022 for Saint Brigid. */
export const IRELAND: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    {
      name: 'Saint Brigid’s Day',
      when: { nth: 1, weekday: 1, month: 2, unless: { on: '02-01', weekday: 5 } },
    },
    on('03-17', 'Saint Patrick’s Day'),
    easterMonday(),
    nth(1, 1, 5, 'May holiday'),
    nth(1, 1, 6, 'June holiday'),
    nth(1, 1, 8, 'August holiday'),
    nth(-1, 1, 10, 'October holiday'),
    christmas(),
    on('12-26', 'Saint Stephen’s Day'),
  ],
};

/** Code du travail, art. L3133-1; art. L3134-13 for Alsace and Moselle. */
export const FRANCE: CountryHolidays = {
  regions: { '57': 'Moselle', '67': 'Bas-Rhin', '68': 'Haut-Rhin' },
  rules: [
    newYear(),
    goodFriday({ in: ['57', '67', '68'] }),
    easterMonday(),
    labourDay(),
    on('05-08', 'Victory in Europe Day'),
    ascension(),
    whitMonday(),
    on('07-14', 'Bastille Day'),
    assumption(),
    allSaints(),
    on('11-11', 'Armistice Day'),
    christmas(),
    secondChristmas({ in: ['57', '67', '68'] }),
  ],
};

/** Estatuto de los Trabajadores, art. 37.2, and Real Decreto 2001/1983, art. 45. */
export const SPAIN: CountryHolidays = {
  regions: { AN: 'Andalucía', CT: 'Catalunya', MD: 'Madrid', VC: 'Comunitat Valenciana' },
  rules: [
    newYear(),
    epiphany(),
    on('02-28', 'Andalusia Day', { in: ['AN'] }),
    on('03-19', 'Saint Joseph', { in: ['VC'] }),
    maundyThursday({ in: ['AN', 'MD'] }),
    goodFriday(),
    easterMonday({ in: ['CT', 'VC'] }),
    labourDay(),
    on('05-02', 'Madrid Day', { in: ['MD'] }),
    on('06-24', 'Saint John', { in: ['CT', 'VC'] }),
    assumption(),
    on('09-11', 'Catalonia Day', { in: ['CT'] }),
    on('10-09', 'Valencia Day', { in: ['VC'] }),
    on('10-12', 'National Day'),
    allSaints(),
    on('12-06', 'Constitution Day'),
    immaculate(),
    christmas(),
    on('12-26', 'Saint Stephen’s Day', { in: ['CT'] }),
  ],
};

/** Legge 27 maggio 1949, n. 260, art. 2; legge 8 ottobre 2025, n. 151 for Saint Francis. */
export const ITALY: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    epiphany(),
    easterMonday(),
    on('04-25', 'Liberation Day'),
    labourDay(),
    on('06-02', 'Republic Day'),
    assumption(),
    on('10-04', 'Saint Francis', { since: 2026 }),
    allSaints(),
    immaculate(),
    christmas(),
    on('12-26', 'Saint Stephen’s Day'),
  ],
};

/** Algemene termijnenwet, art. 3; Koningsdag: besluit van 2013 (on Saturday when it is a Sunday). */
export const NETHERLANDS: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    easterMonday(),
    on('04-27', 'King’s Day', { weekend: 'saturdayBefore' }),
    on('05-05', 'Liberation Day', { every: 5 }),
    ascension(),
    whitMonday(),
    christmas(),
    secondChristmas(),
  ],
};

/** Koninklijk besluit / arrêté royal of 18 April 1974, art. 1. */
export const BELGIUM: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    easterMonday(),
    labourDay(),
    ascension(),
    whitMonday(),
    on('07-21', 'National Day'),
    assumption(),
    allSaints(),
    on('11-11', 'Armistice Day'),
    christmas(),
  ],
};

/** Code du travail, art. L. 232-2. */
export const LUXEMBOURG: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    easterMonday(),
    labourDay(),
    on('05-09', 'Europe Day'),
    ascension(),
    whitMonday(),
    on('06-23', 'National Day'),
    assumption(),
    allSaints(),
    christmas(),
    secondChristmas(),
  ],
};

/** Código do Trabalho, art. 234. */
export const PORTUGAL: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    goodFriday(),
    on('04-25', 'Freedom Day'),
    labourDay(),
    corpusChristi(),
    on('06-10', 'Portugal Day'),
    assumption(),
    on('10-05', 'Republic Day'),
    allSaints(),
    on('12-01', 'Restoration of Independence'),
    immaculate(),
    christmas(),
  ],
};
