'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { NavCount } from '@/components/callbacks/nav-count';
import { TO_CALL_BACK, visibleNav, type Access } from '@/components/frame/nav-items';
import { cn } from '@/components/ui/cn';

const isActive = (href: string, pathname: string) =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);

type NavProps = { label: string; access: Access; onNavigate?: () => void };

export function Nav({ label, access, onNavigate }: NavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="grid gap-4 p-3">
      {visibleNav(access).map((section) => (
        <div key={section.label ?? ''} className="grid gap-0.5">
          {section.label ? (
            <h2 className="px-2 pb-1 text-meta font-medium text-muted-foreground">
              {section.label}
            </h2>
          ) : null}
          {section.items.map(({ href, label: text, icon: Icon }) => (
            <Link
              key={href}
              href={href}
              aria-current={isActive(href, pathname) ? 'page' : undefined}
              onClick={onNavigate}
              className={cn(
                'flex h-8 items-center gap-2.5 rounded-md px-2 text-body hover:bg-muted pointer-coarse:h-11',
                'aria-[current=page]:bg-sidebar-accent aria-[current=page]:font-medium aria-[current=page]:text-sidebar-accent-foreground',
              )}
            >
              <Icon className="size-4 shrink-0" aria-hidden />
              {text}
              {href === TO_CALL_BACK ? <NavCount /> : null}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
