import { believeHeaders } from '@alexandrite/app-kit/believed-headers';
import { readPaths } from '@alexandrite/app-kit/readable-paths';
import { env } from './env.ts';

/** Done once, before the server answers anything. */
export function register(): void {
  const { TRUSTED_PROXIES: trusted, ADMIN_PUBLIC_URL: publicUrl } = env();
  believeHeaders({ trusted, publicUrl });
  readPaths();
}
