import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@alexandrite/contracts/locale';
import { partnerPath } from '../partner/partner-door.ts';
import { addressOf, localeOf, send } from '../http/respond.ts';
import { readExamples } from './example.ts';
import { developerExamples } from './developer-examples.ts';
import { type PageParts, sandboxPage, sandboxPolicy } from './page.ts';

interface Options {
  /** Whether developers may look at everything. The page for partners is there in any case. */
  readonly isOpen: boolean;
  readonly publicUrl: string;
  /** Addresses of the graph. */
  readonly graphPath: string;
}

/** The pages that people see who open an address of the graph in a browser. */
export interface Pages {
  /** Whether a browser opened an address that has a page. */
  has(path: string, request: IncomingMessage): boolean;
  /** Shows it. */
  show(path: string, request: IncomingMessage, response: ServerResponse): void;
}

type OfPage = Omit<PageParts, 'locale' | 'endpoint' | 'style' | 'script' | 'nonce' | 'headers'>;

/** Reads what the pages are made of. */
export async function openPages({ isOpen, publicUrl, graphPath }: Options): Promise<Pages> {
  const [style, script, partnerExamples] = await Promise.all([
    readFile(new URL('page.css', import.meta.url), 'utf8'),
    readFile(new URL('page-script.js', import.meta.url), 'utf8'),
    readExamples(new URL('../../partner/examples/', import.meta.url)),
  ]);
  const developers: OfPage = {
    audience: 'developers',
    schemaPath: schemaPathOf(graphPath),
    otherPath: partnerPath,
    examples: developerExamples,
  };
  const partners: OfPage = {
    audience: 'partners',
    schemaPath: schemaPathOf(partnerPath),
    otherPath: isOpen ? graphPath : null,
    examples: partnerExamples,
  };
  const pages = new Map([[partnerPath, partners], ...(isOpen ? [[graphPath, developers] as const] : [])]);
  return {
    has: (path, request) => pages.has(path) && wantsPage(request),
    show(path, request, response) {
      const page = pages.get(path);
      if (!page) return;
      const locale = localeOf(request);
      const nonce = randomBytes(16).toString('base64');
      const endpoint = new URL(path, publicUrl).href;
      const headers = headersOf(page, locale);
      response.setHeader('content-security-policy', sandboxPolicy(endpoint, nonce));
      send(
        response,
        200,
        'text/html; charset=utf-8',
        sandboxPage({ ...page, locale, endpoint, headers, style, script, nonce }),
      );
    },
  };
}

/** Where the schema of an address is as text: beside it. */
export function schemaPathOf(path: string): string {
  return path.replace(/graphql$/, 'schema.graphql');
}

function headersOf({ audience }: OfPage, locale: Locale): Readonly<Record<string, string>> {
  return { 'accept-language': locale, ...(audience === 'partners' ? { authorization: 'Bearer {{key}}' } : {}) };
}

/** A browser that opened the address, and not a program that asks something. */
function wantsPage(request: IncomingMessage): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && (request.headers.accept ?? '').includes('text/html') && addressOf(request).search === '';
}
