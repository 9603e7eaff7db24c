import { expect, test } from 'vitest';
import { urlFault } from './url-rules';

test.each([
  'https://crm.example.com/calls?key=1',
  'http://10.1.0.7:8080/',
  'https://[2a01:4f8::1]/x',
  'https://crm.example.com:80/',
])('%s', (url) => expect(urlFault(url)).toBeUndefined());

test.each([
  ['crm.example.com', 'https'],
  ['ftp://crm.example.com', 'https'],
  ['javascript:alert(1)', 'https'],
  ['https://', 'https'],
  ['https://me:secret@crm.example.com', 'password'],
  ['https://crm.example.com/#here', '#'],
  ['https://crm.example.com:22/', 'port'],
  ['https://crm.example.com:25/', 'port'],
])('%s: %s', (url, words) => expect(urlFault(url)).toContain(words));
