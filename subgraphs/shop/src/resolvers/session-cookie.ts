import { isLoopbackUrl } from '@alexandrite/service-kit/env';
import { sessionCookie, sessionSeconds } from '@alexandrite/service-kit/sessions';

/**
 * Out of reach of scripts, and not sent along when another site posts a form here.
 * @param publicUrl where clients reach us: the cookie travels over https alone, but to this machine itself, where some
 *   browsers keep no such cookie
 */
export function sessionCookieOf(token: string, publicUrl: string): string {
  return cookie(token, sessionSeconds, publicUrl);
}

/** Makes a browser forget its session. */
export function clearedSessionCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl);
}

function cookie(value: string, maxAge: number, publicUrl: string): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`];
  if (publicUrl.startsWith('https:') || !isLoopbackUrl(publicUrl)) attributes.push('Secure');
  return [`${sessionCookie}=${value}`, ...attributes].join('; ');
}
