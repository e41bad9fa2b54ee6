export interface PolicyParts {
  /** Random, new for every page: only scripts that carry it run. */
  readonly nonce: string;
  /** Address of the gateway as the browser sees it. */
  readonly gateway: string;
  /** React's development build evaluates code, and reloads over a WebSocket. */
  readonly development: boolean;
}

/** What a page may load and whom it may talk to: itself, the gateway, and nobody else. */
export function contentSecurityPolicy({ nonce, gateway, development }: PolicyParts): string {
  const liveGateway = gateway.replace(/^http/, 'ws');
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // Radix and React set positions by style attributes, which take no nonce.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', gateway],
    'font-src': ["'self'"],
    // blob: and data: hold the textures of 3D models.
    'connect-src': ["'self'", 'blob:', 'data:', gateway, liveGateway, ...(development ? ['ws:'] : [])],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
