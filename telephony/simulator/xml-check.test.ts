import { describe, expect, it } from 'vitest';
import { findXmlFault } from './xml-check';

describe('findXmlFault', () => {
  it.each([
    '<a/>',
    '<a/>\n<b x="1" y=\'2\'/>',
    '<a>text &amp; more &#49; &#x31;</a>',
    '<a><!-- a comment - here --><b>é</b><![CDATA[ < & ]]></a>',
    '<extension name="100"><condition field="destination_number" expression="^(\\d+)$"/></extension>',
  ])('takes %s', (xml) => {
    expect(findXmlFault(xml)).toBeUndefined();
  });

  it.each([
    ['<foo></bar>', 'unexpected </bar> at byte 5'],
    ['<a><b></b>', '<a> is never closed at byte 10'],
    ['<a x="1" x="2"/>', 'attribute x twice in <a> at byte 0'],
    ['<a x="<"/>', 'a malformed tag "<a x=\\"<\\"/>" at byte 0'],
    ['<a>é & b</a>', 'a bare & or an unknown entity at byte 6'],
    ['<a>&nbsp;</a>', 'a bare & or an unknown entity at byte 3'],
    ['<a/>words', 'text outside of an element at byte 4'],
    ['<a>]]></a>', 'unexpected ]]> at byte 3'],
    ['<a>\u0001</a>', 'a forbidden control character at byte 3'],
    ['<a x=1/>', 'a malformed tag "<a x=1/>" at byte 0'],
    ['', 'no element at byte 0'],
    ['<a', 'a malformed tag "<a" at byte 0'],
  ])('refuses %s', (xml, words) => {
    expect(findXmlFault(xml)).toBe(words);
  });
});
