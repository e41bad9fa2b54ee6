import { MaterialsDocument, StonesDocument, UploadedModelDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';

/** Everything that a piece can be cast in. */
export async function readMaterials() {
  return (await query(MaterialsDocument, {})).materials;
}

/** Stones that can be set. */
export async function readStones() {
  return (await query(StonesDocument, {})).stones;
}

/** A model of the visitor's own; null when there is none, or when none was named. */
export async function readUploadedModel(id: string | undefined) {
  return id === undefined ? null : (await query(UploadedModelDocument, { id })).model;
}
