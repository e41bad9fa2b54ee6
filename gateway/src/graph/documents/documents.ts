import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { SegmentedCache } from '../../cache/segmented-cache.ts';
import { errorText } from '../error-text.ts';
import { tooManySelections } from './selection-count.ts';

/** How many documents are remembered: our own pages ask with about a hundred. */
const remembered = 1_000;

/** The text of all remembered documents together, in characters; what is made of them takes about a hundred times that. */
const rememberedCharacters = 2_000_000;

/** How many documents are remembered that were not taken. */
const rememberedRejections = 200;
/** Their texts together, in characters: an error holds on to the text that it is about. */
const rejectedCharacters = 500_000;

/** A document that fits the schema. */
export interface PreparedDocument {
  readonly document: DocumentNode;
  /** SHA-256 of its text, in hexadecimal. */
  readonly hash: string;
  readonly text: string;
}

/** Thrown for a document that is not taken, with the errors that its author is told. */
export class RejectedDocumentError extends Error {
  override readonly name = 'RejectedDocumentError';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('the document is not taken');
    this.errors = errors;
  }
}

/** A look at a document before it is compared with the schema, which takes long for a bad one. Answers what is wrong. */
export type DocumentCheck = (document: DocumentNode) => readonly GraphQLError[];

/** Parses and validates documents against one schema, each once. */
export class Documents {
  readonly #schema: GraphQLSchema;
  /** Whether the schema may be asked about, and names be suggested. */
  readonly isOpen: boolean;
  readonly #checks: readonly DocumentCheck[];
  readonly #known = new SegmentedCache<PreparedDocument>({
    max: remembered,
    maxSize: rememberedCharacters,
    sizeOf: ({ text }) => text.length,
  });
  /** Documents that were not taken are not looked at again for a while. */
  readonly #rejected = new LRUCache<string, RejectedDocumentError>({
    max: rememberedRejections,
    maxSize: rejectedCharacters,
  });

  /** @param isOpen whether the schema may be asked about, and names be suggested */
  constructor(schema: GraphQLSchema, isOpen: boolean, checks: readonly DocumentCheck[] = []) {
    this.#schema = schema;
    this.isOpen = isOpen;
    this.#checks = [tooManySelections, ...checks];
  }

  /** Whether it costs nothing to prepare a document, or to say why not: it was done, and is remembered. */
  has(hash: string): boolean {
    return this.#known.has(hash) || this.#rejected.has(hash);
  }

  /** A document that was prepared and is remembered. */
  known(hash: string): PreparedDocument | undefined {
    return this.#known.get(hash);
  }

  /**
   * @param hash SHA-256 of the text, in hexadecimal
   * @throws RejectedDocumentError
   */
  prepare(hash: string, text: string): PreparedDocument {
    const known = this.#known.get(hash);
    if (known) return known;
    const rejected = this.#rejected.get(hash);
    if (rejected) throw rejected;
    try {
      const prepared = { document: this.#read(text), hash, text };
      this.#known.set(hash, prepared);
      return prepared;
    } catch (fault) {
      if (fault instanceof RejectedDocumentError) this.#rejected.set(hash, fault, { size: Math.max(1, text.length) });
      throw fault;
    }
  }

  #read(text: string): DocumentNode {
    refuseLong(text);
    const document = parseText(text);
    for (const check of this.#checks) reject(check(document), 'GRAPHQL_VALIDATION_FAILED');
    const rules = this.isOpen ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const options = { hideSuggestions: !this.isOpen, maxErrors: operationBounds.errors.limit };
    const problems = validate(this.#schema, document, rules, options);
    reject(problems, 'GRAPHQL_VALIDATION_FAILED');
    return document;
  }
}

/**
 * Refuses a document for its length, whatever it is made of: reading a comment takes as long as reading a question.
 * @throws RejectedDocumentError
 */
export function refuseLong({ length }: string): void {
  const { limit } = operationBounds.document;
  if (length <= limit) return;
  const error = new GraphQLError(`A document has at most ${limit} characters, its comments and spaces included.`);
  reject([error], 'GRAPHQL_PARSE_FAILED');
}

function parseText(text: string): DocumentNode {
  try {
    return parse(text, { maxLexicalTokens: operationBounds.tokens.limit });
  } catch (fault) {
    if (fault instanceof GraphQLError) reject([fault], 'GRAPHQL_PARSE_FAILED');
    // The parser calls itself for every bracket: so many in each other are more than the stack holds.
    if (fault instanceof RangeError)
      reject([new GraphQLError('The document is nested too deep.')], 'GRAPHQL_PARSE_FAILED');
    throw fault;
  }
}

/** @param code for errors that have none */
function reject(errors: readonly GraphQLError[], code: string): void {
  if (errors.length === 0) return;
  throw new RejectedDocumentError(
    // Without the nodes, which hold on to the whole document.
    errors.map(({ message, source, positions, extensions }) => {
      const where = { source: source ?? null, positions: positions ?? null };
      return new GraphQLError(errorText(message), { ...where, extensions: { code, ...extensions } });
    }),
  );
}
