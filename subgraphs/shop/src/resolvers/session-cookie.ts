import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { isLoopbackUrl } from '@alexandrite/service-kit/env';
import { deviceCookie, sessionCookie, sessionSeconds } from '@alexandrite/service-kit/sessions';

/**
 * Out of reach of scripts, and not sent along when another site posts a form here.
 * @param publicUrl where clients reach us: the cookie travels over https alone, but to this machine itself, where some
 *   browsers keep no such cookie
 */
export function sessionCookieOf(token: string, publicUrl: string): string {
  return cookie(token, sessionSeconds, publicUrl);
}

/**
 * Remembers who has signed in on a browser, for the graph's own address alone: nobody else is to read it. It is never
 * cleared by signing out: a device stays known.
 */
export function deviceCookieOf(value: string, publicUrl: string): string {
  const path = `${new URL(publicUrl).pathname.replace(/\/$/, '')}/graphql`;
  const attributes = [`Path=${path}`, 'HttpOnly', 'SameSite=Strict', `Max-Age=${accountBounds.deviceSeconds.limit}`];
  return written(deviceCookie, value, attributes, publicUrl);
}

/** Makes a browser forget its session. */
export function clearedSessionCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl);
}

function cookie(value: string, maxAge: number, publicUrl: string): string {
  return written(sessionCookie, value, ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`], publicUrl);
}

function written(name: string, value: string, attributes: readonly string[], publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') || !isLoopbackUrl(publicUrl) ? ['Secure'] : [];
  return [`${name}=${value}`, ...attributes, ...secure].join('; ');
}
