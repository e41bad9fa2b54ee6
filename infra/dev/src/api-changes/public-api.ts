import { clientApps } from '../generate/operation-types.ts';
import { partnerFile } from '../generate/compose-contract.ts';

/** A schema that clients see, and where those of its documents stand that are known. */
export interface PublicApi {
  readonly file: string;
  /** Folders with documents of clients. */
  readonly documents: readonly string[];
  /** Whose they are, for the reader of a report. */
  readonly clients: string;
  /** What every change of the schema is told in; null when it is told nowhere. */
  readonly changelog: string | null;
}

/** The whole graph: asked by the apps of the house, and, as far as the contract goes, by partners. */
export const houseApi: PublicApi = {
  file: 'gateway/api.graphql',
  documents: clientApps.map((app) => `${app}/src`),
  clients: 'web or admin',
  changelog: null,
};

/** What partners see. Their documents are the examples that they are given, and what they have told us that they ask. */
export const partnerApi: PublicApi = {
  file: partnerFile,
  documents: ['gateway/partner'],
  clients: 'partners',
  changelog: 'gateway/partner/CHANGELOG.md',
};
