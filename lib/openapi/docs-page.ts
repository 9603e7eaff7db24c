import { PERMISSIONS } from '@/lib/access/permissions';
import { FAULTS, type FaultCode } from '@/lib/http/fault-codes';
import type { Operation } from '@/lib/http/operation';
import { INTRODUCTION } from './document';
import { faultsOf } from './faults';
import { html, Html, words } from './html';
import { OPERATIONS } from './operations';
import { Components, type JsonSchema } from './schemas';

/** System colours: this page has no brand and follows the reader's light or dark. */
const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
h2{margin-top:3rem}section{border-top:1px solid GrayText;padding:.5rem 0 1rem}h3{margin:.8rem 0 .2rem}code,pre{font:13px/1.45 ui-monospace,monospace}
pre{overflow:auto;border:1px solid GrayText;border-radius:6px;padding:.7rem;max-height:26rem}table{border-collapse:collapse}td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}
nav ul{columns:3 14rem;padding:0;list-style:none}summary{cursor:pointer}p{margin:.4rem 0}`;

function schemaBlock(title: string, schema: JsonSchema): Html {
  return html`<details>
    <summary>${title}</summary>
    <pre>${JSON.stringify(schema, null, 2)}</pre>
  </details>`;
}

function parameterRows(operation: Operation, components: Components): Html[] {
  const { query } = operation;
  if (!query) return [];
  const { properties = {} } = components.of(query, 'input') as {
    properties?: Record<string, JsonSchema>;
  };
  return Object.entries(properties).map(
    ([name, { description }]) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${typeof description === 'string' ? words(description) : ''}</td>
      </tr>`,
  );
}

function operationPart(operation: Operation, components: Components): Html {
  const { id, method, path, summary, description, permission, body, answer } = operation;
  const rows = parameterRows(operation, components);
  const needs = permission === 'public' ? 'Open to everybody.' : `Needs \`${permission}\`.`;
  const faults = faultsOf(operation).map(
    (code) => html`<a href="#${code}"><code>${code}</code></a> `,
  );
  return html`<section id="${id}">
    <h3><code>${method} ${path}</code></h3>
    <p><strong>${summary}.</strong>${operation.ifMatch ? ' If-Match is required.' : undefined}</p>
    ${words(description ?? '')}${words(needs)}${
      rows.length > 0
        ? html`<table>
            ${rows}
          </table>`
        : undefined
    }${body && schemaBlock('Body', components.of(body, 'input'))}${
      answer && schemaBlock('Answer', components.of(answer, 'output'))
    }
    <details>
      <summary>Faults</summary>
      ${faults}
    </details>
  </section>`;
}

function faultRow(code: FaultCode): Html {
  const { status, title } = FAULTS[code];
  return html`<tr id="${code}">
    <td><code>${code}</code></td>
    <td>${status}</td>
    <td>${title}</td>
  </tr>`;
}

/** The document to read: no script, nothing from elsewhere. `nonce` is that of the answer's CSP. */
export function docsPage(nonce: string): string {
  const components = new Components();
  const parts = OPERATIONS.map((operation) => operationPart(operation, components));
  const schemas = Object.entries(components.schemas).map(([name, schema]) =>
    schemaBlock(name, schema),
  );
  const scopes = Object.entries(PERMISSIONS).map(
    ([scope, meaning]) =>
      html`<tr>
        <td><code>${scope}</code></td>
        <td>${meaning}</td>
      </tr>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>API</title>
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <h1>API</h1>
        <p><a href="/api/v1/openapi.json">OpenAPI 3.1</a></p>
        ${words(INTRODUCTION)}
        <nav>
          <ul>
            ${OPERATIONS.map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}
          </ul>
        </nav>
        ${parts}
        <h2>Schemas</h2>
        ${schemas}
        <h2>Scopes</h2>
        <table>
          ${scopes}
        </table>
        <h2>Faults</h2>
        <table>
          ${(Object.keys(FAULTS) as FaultCode[]).map(faultRow)}
        </table>
      </body>
    </html>`;
  return page.text;
}
