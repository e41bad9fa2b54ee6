import { isTransient } from '@alexandrite/graphql-client/errors';
import { MaterialsDocument, StonesDocument, UploadedModelDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';

/** Everything that a piece can be cast in, and the stones that can be set; null when nobody can tell just now. */
export async function readOffer() {
  try {
    const [{ materials }, { stones }] = await Promise.all([query(MaterialsDocument, {}), query(StonesDocument, {})]);
    return { materials, stones };
  } catch (error) {
    if (!isTransient(error)) throw error;
    console.warn('What pieces are made of cannot be told:', error);
    return null;
  }
}

/** A model of the visitor's own; null when there is none, or when none was named. */
export async function readUploadedModel(id: string | undefined) {
  return id === undefined ? null : (await query(UploadedModelDocument, { id })).model;
}
