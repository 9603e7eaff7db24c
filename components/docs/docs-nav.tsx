interface Group {
  tag: string;
  operations: readonly { id: string; summary: string }[];
}

type DocsNavProps = { label: string; groups: readonly Group[] };

/** Everything there is, by group; beside the text where there is room, above it where not. */
export function DocsNav({ label, groups }: DocsNavProps) {
  return (
    <nav
      aria-label={label}
      // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className="grid content-start gap-4 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:py-8 lg:pr-6"
    >
      {groups.map(({ tag, operations }) => (
        <section key={tag} className="grid gap-1">
          <h2 className="text-meta font-medium text-muted-foreground">{tag}</h2>
          <ul className="grid gap-0.5">
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <a href={`#${id}`} className="block rounded-sm px-2 py-1 text-table hover:bg-muted">
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
