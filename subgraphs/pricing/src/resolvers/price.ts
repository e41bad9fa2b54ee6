import { inputMeanings } from '../domain/price/lines/price-inputs.ts';
import { finishesOf, materialOf, pricePerGramMinor, stoneSetMinor } from '../domain/price/rules/price-rules.ts';
import type {
  FinishResolvers,
  MaterialResolvers,
  PriceInputResolvers,
  PriceLineChangeResolvers,
  PriceLineResolvers,
  StoneResolvers,
} from './__generated__/types.ts';

export const Material: MaterialResolvers = {
  async __resolveReference({ id }, { priceList }) {
    return materialOf((await priceList()).rules, id);
  },
  name: ({ name }, _, { caller }) => name[caller.locale],
  async pricePerGram(material, _, { priceList }) {
    const list = await priceList();
    return { amountMinor: pricePerGramMinor(list, material), currency: list.rules.currency };
  },
  async finishes(material, _, { priceList }) {
    return finishesOf((await priceList()).rules, material);
  },
};

export const Finish: FinishResolvers = {
  name: ({ name }, _, { caller }) => name[caller.locale],
};

export const Stone: StoneResolvers = {
  name: ({ name }, _, { caller }) => name[caller.locale],
  async price(stone, _, { priceList }) {
    const { rules } = await priceList();
    return { amountMinor: stoneSetMinor(rules, stone), currency: rules.currency };
  },
};

export const PriceLine: PriceLineResolvers = {
  label: ({ label }, _, { caller }) => label[caller.locale],
  basis: ({ explanation }, _, { caller }) => explanation[caller.locale],
};

export const PriceInput: PriceInputResolvers = {
  label: ({ name }, _, { caller }) => inputMeanings[name].label[caller.locale],
};

export const PriceLineChange: PriceLineChangeResolvers = {
  label: ({ label }, _, { caller }) => label[caller.locale],
};
