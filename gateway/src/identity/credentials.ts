import type { IncomingHttpHeaders } from 'node:http';
import { deviceCookie, sessionCookie } from '@alexandrite/service-kit/sessions';

/** How a caller says who they are. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'cookie'; readonly token: string };

/** The header in which programs that keep `Authorization` for something else send a partner key. */
export const keyHeader = 'x-api-key';

/** The credentials of a request; what was given on purpose goes before a cookie, which comes by itself. */
export function readCredentials(headers: IncomingHttpHeaders): Credentials {
  const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim();
  if (bearer !== undefined) return { kind: 'bearer', token: bearer };
  const key = headers[keyHeader];
  if (typeof key === 'string' && key !== '') return { kind: 'bearer', token: key.trim() };
  const token = readCookie(headers.cookie, sessionCookie);
  return token === undefined || token === '' ? { kind: 'none' } : { kind: 'cookie', token };
}

/** What a browser remembers of who has signed in on it; null when it remembers nothing. */
export function readDevice(cookies: string | undefined): string | null {
  return readCookie(cookies, deviceCookie) ?? null;
}

/** A cookie's value; undefined when it is not there. What is read here is base64url, dots and tildes: nothing to decode. */
function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Tells a browser to forget a session that is over. Path and name are those that the shop sets it with. */
export const forgottenSession = `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
