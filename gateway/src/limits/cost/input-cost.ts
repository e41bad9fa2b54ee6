import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import { type Figure, sum, type Variables } from './cost.ts';
import type { CostWeights } from './cost-weights.ts';
import type { Reading } from './selections.ts';

/** What an argument costs by what is said with it; nothing where nothing is said. */
export class InputCosts {
  readonly #weights: CostWeights['weights'];
  /** Input types whose fields, or theirs, have weights. */
  readonly #weighty = new Map<string, boolean>();

  constructor({ weights }: CostWeights) {
    this.#weights = weights;
  }

  /** @param coordinate of the argument: `Type.field.argument` */
  argument(coordinate: string, { type }: GraphQLArgument, value: ValueNode, variable: Reading['variable']): Figure {
    const own = this.#weights.get(coordinate) ?? 0;
    if (own === 0 && !this.#isWeighty(type)) return 0;
    return this.#literal(own, type, value, variable);
  }

  #literal(own: number, type: GraphQLInputType, value: ValueNode, variable: Reading['variable']): Figure {
    switch (value.kind) {
      case Kind.NULL:
        return 0;
      case Kind.VARIABLE:
        return (variables: Variables) => this.#given(own, type, variable(value.name.value, variables));
      case Kind.LIST:
        return sum([own, ...value.values.map((item) => this.#literal(0, type, item, variable))]);
      case Kind.OBJECT: {
        const named = getNamedType(type);
        if (!isInputObjectType(named)) return own;
        const fields = named.getFields();
        return sum([
          own,
          ...value.fields.map(({ name, value: inner }) => {
            const field = fields[name.value];
            return field ? this.#literal(this.#weightOf(named.name, name.value), field.type, inner, variable) : 0;
          }),
        ]);
      }
      case Kind.BOOLEAN:
      case Kind.ENUM:
      case Kind.FLOAT:
      case Kind.INT:
      case Kind.STRING:
        return own;
    }
  }

  #given(own: number, type: GraphQLInputType, value: unknown): number {
    if (value === undefined || value === null) return 0;
    if (!this.#isWeighty(type)) return own;
    if (Array.isArray(value)) return value.reduce((all: number, item) => all + this.#given(0, type, item), own);
    const named = getNamedType(type);
    if (typeof value !== 'object' || !isInputObjectType(named)) return own;
    const fields = named.getFields();
    return Object.entries(value).reduce((all, [name, inner]) => {
      const field = fields[name];
      return field ? all + this.#given(this.#weightOf(named.name, name), field.type, inner) : all;
    }, own);
  }

  #weightOf(type: string, field: string): number {
    return this.#weights.get(`${type}.${field}`) ?? 0;
  }

  #isWeighty(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return false;
    const known = this.#weighty.get(named.name);
    if (known !== undefined) return known;
    // While it is looked at: types that hold each other end here.
    this.#weighty.set(named.name, false);
    const found = Object.values(named.getFields()).some(
      (field) => this.#weightOf(named.name, field.name) > 0 || this.#isWeighty(field.type),
    );
    this.#weighty.set(named.name, found);
    return found;
  }
}
