import type { Metadata } from 'next';
import { OPENAPI_DOCUMENT } from '@/components/api-docs';
import { DocsNav } from '@/components/docs/docs-nav';
import { InlineWords } from '@/components/docs/inline-words';
import { OPERATION_WORDS, OperationCard } from '@/components/docs/operation-card';
import { ReferenceCard } from '@/components/docs/reference-card';
import { SchemaPart } from '@/components/docs/schema-part';
import { Card } from '@/components/ui/card';
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
        <ReferenceCard
          title={WORDS.scopes}
          note={WORDS.scopesNote}
          rows={scopes.map(({ name, meaning }) => ({ id: `scope-${name}`, name, meaning }))}
        />
        <ReferenceCard
          title={WORDS.faults}
          note={WORDS.faultsNote}
          rows={faults.map(({ code, status, title }) => ({
            id: `fault-${code}`,
            name: code,
            meaning: `${status} · ${title}`,
          }))}
        />
      </main>
    </div>
  );
}
