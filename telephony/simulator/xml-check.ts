/**
 * Well-formedness as XML 1.0 defines it, without DTDs: FreeSWITCH's own parser forgives much and
 * fails at call time; a node must refuse at push time and say where. Several root elements are
 * allowed.
 */

const NAME = '[A-Za-z_:\\u00c0-\\u{10ffff}][\\w:.\\-\\u00b7-\\u{10ffff}]*';
const REFERENCE = '&(?:lt|gt|amp|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);';
const VALUE = `"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*'`;
const ATTRIBUTES = `(?:\\s+${NAME}\\s*=\\s*(?:${VALUE}))*`;

const TOKEN = new RegExp(
  [
    `<(?<open>${NAME})(?<attributes>${ATTRIBUTES})\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
    `(?<text>[^<&]+|${REFERENCE})`,
    '<!--(?:(?!--)[\\s\\S])*-->',
    '<!\\[CDATA\\[[\\s\\S]*?\\]\\]>',
    '<\\?(?!xml\\s)[\\s\\S]*?\\?>',
  ].join('|'),
  'uy',
);
const ATTRIBUTE_NAME = new RegExp(`(${NAME})\\s*=\\s*(?:${VALUE})`, 'gu');
// XML 1.0 section 2.2 forbids just these; built from text, a literal could not be read.
const FORBIDDEN = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'u');

function repeatedAttribute(attributes: string): string | undefined {
  const seen = new Set<string>();
  for (const [, name = ''] of attributes.matchAll(ATTRIBUTE_NAME)) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function wordsFor(xml: string, at: number): string {
  if (xml[at] === '&') return 'a bare & or an unknown entity';
  return `a malformed tag ${JSON.stringify(xml.slice(at, at + 20))}`;
}

/** What one token does to the stack of open elements; words when it must not be there. */
function applyToken(
  groups: Record<string, string | undefined>,
  open: string[],
): string | undefined {
  if (groups.open !== undefined) {
    const repeated = groups.attributes ? repeatedAttribute(groups.attributes) : undefined;
    if (repeated) return `attribute ${repeated} twice in <${groups.open}>`;
    if (!groups.empty) open.push(groups.open);
  } else if (groups.close !== undefined) {
    if (open.at(-1) !== groups.close) return `unexpected </${groups.close}>`;
    open.pop();
  } else if (groups.text !== undefined) {
    if (groups.text.includes(']]>')) return 'unexpected ]]>';
    if (open.length === 0 && groups.text.trim() !== '') return 'text outside of an element';
  }
  return undefined;
}

/** Undefined when well-formed, else words with the byte (UTF-8, from 0) where it breaks. */
export function findXmlFault(xml: string): string | undefined {
  const at = (index: number): string => `at byte ${Buffer.byteLength(xml.slice(0, index), 'utf8')}`;
  const forbidden = FORBIDDEN.exec(xml);
  if (forbidden) return `a forbidden control character ${at(forbidden.index)}`;
  const open: string[] = [];
  let elements = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (!token) return `${wordsFor(xml, start)} ${at(start)}`;
    if (token.groups?.open !== undefined) elements += 1;
    const fault = applyToken(token.groups ?? {}, open);
    if (fault) return `${fault} ${at(start)}`;
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed ${at(xml.length)}`;
  return elements === 0 ? 'no element at byte 0' : undefined;
}
