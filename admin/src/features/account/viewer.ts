import type { ViewerQuery } from '../../gql/graphql.ts';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;
