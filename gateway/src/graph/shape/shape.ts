/** How the value of a field has to look in the result. */
export type Shape = LeafShape | ListShape | ObjectShape;

export interface LeafShape {
  readonly kind: 'leaf';
  readonly isRequired: boolean;
  /** Whether a value that is there is one of the type. */
  readonly fits: (value: unknown) => boolean;
}

export interface ListShape {
  readonly kind: 'list';
  readonly isRequired: boolean;
  readonly of: Shape;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly isRequired: boolean;
  /** The type when there can be but one; null for interfaces and unions, whose values say of which type they are. */
  readonly typename: string | null;
  /** The fields of a value of a type, in the order of the operation; undefined when a value cannot be of that type. */
  fieldsOf(typename: string): readonly FieldShape[] | undefined;
}

export interface FieldShape {
  readonly key: string;
  /** Its name in what the subgraphs said. */
  readonly from: string;
  /** Whether every object answers to one of these names: then only what an object holds itself counts. */
  readonly isInherited: boolean;
  /** null for the name of the type. */
  readonly shape: Shape | null;
}
