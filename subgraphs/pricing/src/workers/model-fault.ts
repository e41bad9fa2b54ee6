/**
 * A fault that came with a model: measuring it fell over, or its file is not there. Unlike a storage or a database that
 * does not answer, it will hardly pass: a few tries, and the model is parked.
 */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
}
