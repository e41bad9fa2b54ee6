/** Where models wait to be measured. */
export interface MeasuringQueue {
  /** Asks for a model to be measured; asked twice, it is one job. */
  add(modelId: string): Promise<void>;
}
