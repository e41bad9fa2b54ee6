import { currencies } from '@alexandrite/contracts/money';
import * as z from 'zod';
import { fineMetals } from '../domain/price/rules/metals.ts';
import { stoneKinds } from '../domain/price/rules/offer.ts';
import type { PriceRules } from '../domain/price/rules/price-rules.ts';
import type { RuleFault } from '../domain/price/rules/rule-fault.ts';

/** The shape alone; what the numbers and names may be is the domain's to say: `refuseRules`. */
const number = z.number();
const text = z.string();
const name = z.strictObject({ ru: text, en: text });

const material = z.strictObject({
  id: text,
  name,
  metal: z.enum(fineMetals),
  fineness: number,
  densityGramsPerCm3: number,
  alloyingPerGramMinor: number,
  lossShare: number,
  casting: z.strictObject({
    shrinkageShare: number,
    leastWallMm: number,
    leastDetailMm: number,
    flask: z.strictObject({ diameterMm: number, heightMm: number }),
    largestMeltGrams: number,
    sprueShare: number,
  }),
  color: text,
  finishIds: z.array(text).max(50),
  extraDays: number,
});

const finish = z.strictObject({
  id: text,
  name,
  perPieceMinor: number,
  perCm2Minor: number,
  plating: z
    .strictObject({
      name,
      metal: z.enum(fineMetals),
      fineness: number,
      thicknessMicrons: number,
      densityGramsPerCm3: number,
      bathMinor: number,
    })
    .nullable(),
  extraDays: number,
});

const stone = z.strictObject({
  id: text,
  kind: z.enum(stoneKinds),
  name,
  diameterMm: number,
  priceMinor: number,
  settingMinutes: number,
});

const rules: z.ZodType<PriceRules> = z.strictObject({
  currency: z.enum(currencies),
  materials: z.array(material).max(200),
  finishes: z.array(finish).max(100),
  stones: z.array(stone).max(1000),
  casting: z.strictObject({ perModelMinor: number, perPieceMinor: number, perCm3Minor: number, perFlaskMinor: number }),
  labour: z.strictObject({
    minutesPerPiece: number,
    minutesPerCm2: number,
    perHourMinor: number,
    detail: z.strictObject({
      plainShape: number,
      perShape: number,
      plainDetailMm: number,
      forFinestDetail: number,
      mostFactor: number,
    }),
  }),
  engraving: z.strictObject({
    perPieceMinor: number,
    perCharacterMinor: number,
    mostCharacters: number,
    extraDays: number,
  }),
  quantityBreaks: z.array(z.strictObject({ from: number, discountShare: number })).max(50),
  express: z.strictObject({ surchargeShare: number, leadTimeFactor: number }),
  marginShare: number,
  taxes: z.array(z.strictObject({ region: text, share: number })).max(250),
  exportTaxShare: number,
  minimumMinor: number,
  roundToMinor: number,
  largestQuantity: number,
  leadTime: z.strictObject({ baseDays: number, piecesPerExtraDay: number, stonesPerExtraDay: number }),
});

/** More than anybody reads at once. */
const mostFaults = 100;

/** Rules as they came in, or where their shape is wrong. */
export function readPriceRules(
  document: unknown,
): { readonly ok: true; readonly rules: PriceRules } | { readonly ok: false; readonly faults: readonly RuleFault[] } {
  // Once in each language: the library words its issues while it parses.
  const parsed = rules.safeParse(document, { error: z.locales.en().localeError });
  if (parsed.success) return { ok: true, rules: parsed.data };
  const russian = rules.safeParse(document, { error: z.locales.ru().localeError }).error?.issues ?? [];
  const faults = parsed.error.issues.slice(0, mostFaults).map(({ path, message }, index): RuleFault => ({
    path: path.map(String).join('.'),
    code: 'SHAPE',
    message: { ru: russian[index]?.message ?? message, en: message },
  }));
  return { ok: false, faults };
}
