import createMiddleware from 'next-intl/middleware';
import { NextRequest } from 'next/server';
import { env } from './env.ts';
import { contentSecurityPolicy } from './lib/content-security-policy.ts';
import { routing } from './lib/i18n/routing.ts';

const inLanguage = createMiddleware(routing);

/** Finds the language of a page, and says what the page may load and whom it may talk to. */
export function proxy(request: NextRequest) {
  const { GATEWAY_PUBLIC_URL, NODE_ENV } = env();
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy({ nonce, gateway: GATEWAY_PUBLIC_URL, development: NODE_ENV === 'development' });

  // Next reads the nonce from the request and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = inLanguage(new NextRequest(request, { headers }));
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  return response;
}

export const config = {
  // Whatever may become a page, if only one that says that there is none: not Next's own files and the health check.
  matcher: ['/((?!_next/|health$|icon\\.svg$).*)'],
};
