import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { EventEnvelope } from '@alexandrite/contracts/events';
import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { aCustomer } from '@alexandrite/service-kit/testing';
import type { TestShop } from './shop-builders.ts';

const startMutation = `mutation ($input: StartModelUploadInput!) { startModelUpload(input: $input) {
  __typename
  ... on ModelUploadStarted { uploadUrl maxByteSize model { id fileName byteSize status fileUrl problem { code } } }
  ... on Refusal { code message } ... on FileNotAccepted { maxByteSize acceptedFormats } } }`;
const modelQuery = `query ($id: ID!) { model(id: $id) { id status byteSize fileUrl previewUrl problem { code message } } }`;

export interface Model {
  readonly id: string;
  readonly fileName: string;
  readonly status: string;
  readonly fileUrl: string | null;
  readonly previewUrl: string | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}
export interface Started {
  readonly __typename: string;
  readonly code?: string;
  readonly uploadUrl: string;
  readonly model: Model;
}

export const aFile = (size: number): Buffer => randomBytes(size);

/** Somebody who uploads models to a shop, through its API and addresses as a client would. */
export class Uploader {
  readonly owner: SignedInIdentity = aCustomer();
  readonly #shop: TestShop;

  constructor(shop: TestShop) {
    this.#shop = shop;
  }

  async start(input: object, as: Identity = this.owner): Promise<Started> {
    const { data } = await this.#shop.subgraph.ask<{ startModelUpload: Started }>(as, startMutation, { input });
    return data.startModelUpload;
  }

  /** An upload of so many bytes, begun. */
  async begin(byteSize: number, fileName = 'ring.stl'): Promise<{ readonly id: string; readonly url: string }> {
    const { model, uploadUrl } = await this.start({ fileName, byteSize });
    return { id: model.id, url: this.here(uploadUrl) };
  }

  /** Sends bytes to an upload address. */
  async put(url: string, body: Buffer | ReadableStream, headers: Record<string, string> = {}) {
    // A stream as a body wants `duplex`, which the types do not know yet.
    const response = await fetch(url, { method: 'PUT', body, headers, duplex: 'half' });
    const answer = (await response.json()) as { code?: string; message?: string; status?: string };
    return { status: response.status, body: answer };
  }

  async modelOf(id: string, as: Identity = this.owner): Promise<Model | null> {
    return (await this.#shop.subgraph.ask<{ model: Model | null }>(as, modelQuery, { id })).data.model;
  }

  /** An address of the gateway, asked at the shop itself. */
  here(url: string): string {
    const { pathname, search } = new URL(url);
    return `${this.#shop.subgraph.url}${pathname}${search}`;
  }

  /** Files of a model on the disk. */
  async filesOf(id: string): Promise<string[]> {
    return readdir(path.join(this.#shop.storageDir, 'models', id)).catch(() => []);
  }

  /** What other services were told of a model. */
  eventsOf(id: string): EventEnvelope[] {
    return this.#shop.platform.published.filter(({ payload }) => 'modelId' in payload && payload.modelId === id);
  }
}
