import { hash } from 'node:crypto';
import type { Log } from '@alexandrite/service-kit/log';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  printSchema,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { OperationCosts } from '../limits/cost/operation-costs.ts';
import { type DocumentCheck, Documents, type PreparedDocument } from './documents/documents.ts';
import { createExecute } from './execute.ts';
import { type AskedQuestion, type Question, questionOf } from './documents/question.ts';
import { type AskedOperation, type Outcome, runOperation, type Runtime } from './run-operation.ts';
import type { SubgraphSource } from './subgraphs/subgraph-source.ts';

/** What views of one graph share. */
export interface ViewParts {
  readonly apollo: GatewayExecutor;
  readonly sources: ReadonlyMap<string, SubgraphSource>;
  readonly checks: readonly DocumentCheck[];
  readonly log: Log;
}

/** What is shown of the whole schema, and to whom. */
export interface Showing {
  /** What documents are compared with; made anew when the graph is. May throw what is wrong. */
  readonly narrow: (whole: GraphQLSchema) => GraphQLSchema;
  /** Whether the schema may be asked about, and names be suggested. */
  readonly isOpen: boolean;
}

/** The graph behind one schema: the whole, or one that shows less. */
export class GraphView {
  readonly #parts: ViewParts;
  readonly #showing: Showing;
  #runtime: Runtime | undefined;
  #text: string | undefined;

  constructor(parts: ViewParts, showing: Showing) {
    this.#parts = parts;
    this.#showing = showing;
  }

  /** Takes a schema up; what is under way ends on the one before. */
  load(schema: GraphQLSchema, costs: OperationCosts): void {
    const { apollo, sources, checks, log } = this.#parts;
    const shown = this.#showing.narrow(schema);
    const documents = new Documents(shown, this.#showing.isOpen, checks);
    const execute = createExecute({ schema, shown, apollo, sources, log });
    this.#runtime = { schema: shown, documents, costs, execute };
    this.#text = undefined;
  }

  schema(): GraphQLSchema {
    return this.#loaded().schema;
  }

  schemaText(): string {
    return (this.#text ??= printSchema(this.schema()));
  }

  questionOf(asked: AskedQuestion): Question | null | undefined {
    return questionOf(this.#loaded(), asked);
  }

  has(digest: string): boolean {
    return this.#loaded().documents.has(digest);
  }

  prepare(digest: string, text: string): PreparedDocument {
    return this.#loaded().documents.prepare(digest, text);
  }

  costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) {
    return this.#loaded().costs.of(document, operation, variables);
  }

  run(asked: AskedOperation, context: GatewayContext): Promise<Outcome> {
    return runOperation(this.#loaded(), asked, context, this.#parts.log);
  }

  async ask(
    query: string,
    variables: Record<string, unknown>,
    context: GatewayContext,
  ): Promise<FormattedExecutionResult> {
    const { result } = await this.run({ text: query, hash: hash('sha256', query), variables }, context);
    return result;
  }

  #loaded(): Runtime {
    if (!this.#runtime) throw new Error('the gateway started without a schema');
    return this.#runtime;
  }
}
