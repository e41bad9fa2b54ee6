import { fileLink, previewLink } from '../commands/signed-links.ts';
import type { ModelFileProblemResolvers, ModelResolvers } from './__generated__/types.ts';
import { modelProblemTexts } from './texts.ts';

export const Model: ModelResolvers = {
  __resolveReference: ({ id }, { modelById }) => modelById.load(id),
  problem: ({ problem }) => (problem === null ? null : { code: problem }),
  fileUrl: async (model, _, { desk, linkHolder }) => fileLink(desk, model, await linkHolder()),
  previewUrl: async (model, _, { desk, linkHolder }) => previewLink(desk, model, await linkHolder()),
};

export const ModelFileProblem: ModelFileProblemResolvers = {
  message: ({ code }, _, { caller }) => modelProblemTexts[code][caller.locale],
};
