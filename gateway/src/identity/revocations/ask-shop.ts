import { identityHeader, theGateway } from '@alexandrite/service-kit/identity';
import { parseRevocationPage, type RevocationPage, revocationsPath } from '@alexandrite/service-kit/revocations';
import { Agent, request } from 'undici';
import type { Asker, IdentitySigner } from '../signed-identities.ts';

/** The largest page that is read, in bytes; a full one is a tenth of it. */
const pageLimitBytes = 4 * 1024 * 1024;

/** The gateway, on nobody's behalf. */
const asker: Asker = { identity: theGateway, asOf: null, clientAddress: null };

/** The shop's list of what lets in no longer. */
export interface RevocationSource {
  /**
   * @param after the cursor of the page before; null for the first page
   * @throws when the shop does not tell
   */
  page(after: string | null): Promise<RevocationPage>;
  close(): Promise<void>;
}

interface Options {
  /** Where the shop's HTTP server is. */
  readonly origin: string;
  readonly signer: IdentitySigner;
  /** How long the shop may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** Asks the shop, as the gateway itself, over a connection that serves nothing else: a busy shop tells all the same. */
export function revocationsOfShop({ origin, signer, timeoutMs }: Options): RevocationSource {
  const agent = new Agent({ connections: 1, maxResponseSize: pageLimitBytes, connectTimeout: timeoutMs });
  return {
    async page(after) {
      const address = new URL(revocationsPath, origin);
      if (after !== null) address.searchParams.set('after', after);
      const { statusCode, body } = await request(address, {
        dispatcher: agent,
        headers: { [identityHeader]: await signer.sign('shop', asker) },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (statusCode !== 200) {
        await body.dump();
        throw new Error(`the shop answered ${statusCode}`);
      }
      return parseRevocationPage(await body.json());
    },
    close: () => agent.destroy(),
  };
}
