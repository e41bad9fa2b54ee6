import { readTrusted } from '@alexandrite/app-kit/client-address';
import { z } from 'zod';

const httpAddress = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/$/, ''));

const schema = z.object({
  /** Where this server reaches the gateway. */
  GATEWAY_URL: httpAddress.default('http://localhost:4000'),
  /** Where browsers reach the gateway. */
  GATEWAY_PUBLIC_URL: httpAddress.default('http://localhost:4000'),
  /** Where browsers reach the storefront: the way out for customers who came here by mistake. */
  WEB_PUBLIC_URL: httpAddress.default('http://localhost:3000'),
  /** Where browsers reach this server. */
  ADMIN_PUBLIC_URL: httpAddress.default('http://localhost:3001'),
  /** Proxies before this server, by commas: addresses and networks whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text, context) => {
      const trusted = readTrusted(text);
      if (trusted) return trusted;
      context.addIssue({ code: 'custom', message: 'addresses and networks such as 10.0.0.0/8, by commas' });
      return z.NEVER;
    }),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The configuration, read at the first request and not when the app is built: one build serves every environment.
 * Throws, naming everything that is wrong.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(`The environment of the admin is wrong:\n${z.prettifyError(result.error)}`);
  parsed = result.data;
  return parsed;
}
