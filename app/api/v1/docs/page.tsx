import type { Metadata } from 'next';
import { OPENAPI_DOCUMENT } from '@/components/api-docs';
import { DocsNav } from '@/components/docs/docs-nav';
import { InlineWords } from '@/components/docs/inline-words';
import { OPERATION_WORDS, OperationCard } from '@/components/docs/operation-card';
import { SchemaPart } from '@/components/docs/schema-part';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { docsView } from '@/lib/openapi/docs-view';

const WORDS = {
  title: 'API',
  document: 'OpenAPI 3.1 document',
  contents: 'Operations',
  schemas: 'Schemas',
  scopes: 'Scopes',
  scopesNote: 'What a token may do. It never may more than the person who made it.',
  faults: 'Faults',
  faultsNote: 'Every refusal is a problem document (RFC 9457) with one of these codes.',
} as const;

export const metadata: Metadata = { title: WORDS.title };

const ROW = 'grid gap-x-4 py-1.5 sm:grid-cols-[14rem_1fr]';

/** The contracts to read: no script of its own, nothing from elsewhere. */
export default function DocsPage() {
  const { introduction, groups, schemas, scopes, faults } = docsView();
  return (
    <div className="mx-auto grid max-w-6xl gap-8 px-4 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <DocsNav label={WORDS.contents} groups={groups} />
      <main className="grid content-start gap-8 py-8">
        <PageHeader
          title={WORDS.title}
          note={
            <a className="text-brand-text underline underline-offset-2" href={OPENAPI_DOCUMENT}>
              {WORDS.document}
            </a>
          }
        />
        <div className="grid gap-2">
          <InlineWords text={introduction} />
        </div>
        {groups.map(({ tag, operations }) => (
          <section key={tag} className="grid gap-4">
            <h2 className="text-head font-semibold">{tag}</h2>
            {operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        <section className="grid gap-4">
          <h2 className="text-head font-semibold">{WORDS.schemas}</h2>
          {schemas.map(({ name, view }) => (
            <Card key={name} id={`schema-${name}`} className="scroll-mt-6 p-4">
              <SchemaPart caption={name} requiredWord={OPERATION_WORDS.required} schema={view} />
            </Card>
          ))}
        </section>
        <Card>
          <CardHeader title={WORDS.scopes} note={WORDS.scopesNote} />
          <CardBody className="divide-y py-2">
            {scopes.map(({ name, meaning }) => (
              <p key={name} className={ROW}>
                <code className="font-mono text-table">{name}</code>
                <span className="text-table">{meaning}</span>
              </p>
            ))}
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={WORDS.faults} note={WORDS.faultsNote} />
          <CardBody className="divide-y py-2">
            {faults.map(({ code, status, title }) => (
              <p key={code} id={`fault-${code}`} className={ROW}>
                <code className="font-mono text-table">{code}</code>
                <span className="text-table">
                  {status} · {title}
                </span>
              </p>
            ))}
          </CardBody>
        </Card>
      </main>
    </div>
  );
}
