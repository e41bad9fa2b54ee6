import type { ModelProblemCode, SalesChannel } from '@alexandrite/contracts/events';
import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';

export const modelStatuses = ['AWAITING_UPLOAD', 'UPLOADED', 'READY', 'UNREADABLE'] as const;
export type ModelStatus = (typeof modelStatuses)[number];

export type ModelMove = 'uploaded' | 'abandoned' | 'measured' | 'rejected';

/**
 * What may follow what. A model that could not be read is ready after all when measuring it again succeeds; one whose
 * bytes never came cannot be read either.
 */
export const modelLifecycle: Readonly<Record<ModelStatus, Readonly<Partial<Record<ModelMove, ModelStatus>>>>> = {
  AWAITING_UPLOAD: { uploaded: 'UPLOADED', abandoned: 'UNREADABLE' },
  UPLOADED: { measured: 'READY', rejected: 'UNREADABLE' },
  READY: {},
  UNREADABLE: { measured: 'READY' },
};

/** A stored file. */
export interface StoredFile {
  readonly storageKey: string;
  readonly byteSize: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A light mesh of a model for the web, which pricing made and stored. */
export interface ModelPreview {
  readonly storageKey: string;
  readonly byteSize: number;
}

/** Why a model cannot be read. */
export interface ModelProblem {
  readonly code: ModelProblemCode;
}

/** A 3D model that somebody uploads. */
export interface UploadedModel {
  readonly id: string;
  readonly ownerId: string;
  readonly fileName: string;
  /** PARTNER when a partner's program sent it. */
  readonly channel: SalesChannel;
  readonly status: ModelStatus;
  /** As declared; the file that is stored has exactly this size. */
  readonly byteSize: number;
  /** null until it is uploaded. */
  readonly file: StoredFile | null;
  /** Why it cannot be read; null unless UNREADABLE. */
  readonly problem: ModelProblemCode | null;
  /** null until it is measured, and when no preview could be made. */
  readonly preview: ModelPreview | null;
  readonly createdAt: Date;
}

/** Whether a caller may see a model. */
export function maySeeModel(model: UploadedModel, caller: Identity): boolean {
  return mayRead('Model', caller, { OWNER: model.ownerId });
}

/** The model with its file; null when it has one already. */
export function withFile(model: UploadedModel, file: StoredFile): UploadedModel | null {
  const status = modelLifecycle[model.status].uploaded;
  return status ? { ...model, status, file } : null;
}

/** The model after its bytes did not come in time; null when they did. */
export function withoutFile(model: UploadedModel): (UploadedModel & { readonly problem: ModelProblemCode }) | null {
  const status = modelLifecycle[model.status].abandoned;
  return status ? { ...model, status, problem: 'UPLOAD_INCOMPLETE' } : null;
}

/** What pricing found when it read the file. */
export type Measurement =
  | { readonly readable: true; readonly preview?: ModelPreview | null }
  | { readonly readable: false; readonly problem: ModelProblemCode };

/** The model after it was read; null when that is nothing new. */
export function withMeasurement(model: UploadedModel, measurement: Measurement): UploadedModel | null {
  const status = modelLifecycle[model.status][measurement.readable ? 'measured' : 'rejected'];
  if (!status) return measurement.readable ? withPreview(model, measurement.preview ?? null) : null;
  return measurement.readable
    ? { ...model, status, problem: null, preview: measurement.preview ?? null }
    : { ...model, status, problem: measurement.problem };
}

/** A model that is ready, with a preview that came later or is another. */
function withPreview(model: UploadedModel, preview: ModelPreview | null): UploadedModel | null {
  if (model.status !== 'READY' || preview === null) return null;
  return model.preview?.storageKey === preview.storageKey ? null : { ...model, preview };
}
