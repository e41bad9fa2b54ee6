import type { Json } from './document.ts';
import type { FigureKind } from './figures.ts';

/** A figure: where it stands, from the topic or row on. Its label is its last name, unless another is given. */
export interface FigureField {
  readonly path: string;
  readonly kind: FigureKind;
  readonly label: FieldLabel;
}

/** Names in the messages. */
export type FieldLabel =
  | 'fineness'
  | 'densityGramsPerCm3'
  | 'alloyingPerGramMinor'
  | 'lossShare'
  | 'extraDays'
  | 'shrinkageShare'
  | 'leastWallMm'
  | 'leastDetailMm'
  | 'flaskDiameterMm'
  | 'flaskHeightMm'
  | 'largestMeltGrams'
  | 'sprueShare'
  | 'perPieceMinor'
  | 'perCm2Minor'
  | 'platingMicrons'
  | 'platingFineness'
  | 'bathMinor'
  | 'diameterMm'
  | 'priceMinor'
  | 'settingMinutes'
  | 'perModelMinor'
  | 'perCm3Minor'
  | 'perFlaskMinor'
  | 'minutesPerPiece'
  | 'minutesPerCm2'
  | 'perHourMinor'
  | 'plainShape'
  | 'perShape'
  | 'plainDetailMm'
  | 'forFinestDetail'
  | 'mostFactor'
  | 'perCharacterMinor'
  | 'mostCharacters'
  | 'from'
  | 'discountShare'
  | 'surchargeShare'
  | 'leadTimeFactor'
  | 'marginShare'
  | 'minimumMinor'
  | 'roundToMinor'
  | 'largestQuantity'
  | 'exportTaxShare'
  | 'taxShare'
  | 'baseDays'
  | 'piecesPerExtraDay'
  | 'stonesPerExtraDay';

const money = (path: string, label: FieldLabel): FigureField => ({ path, kind: 'money', label });
const share = (path: string, label: FieldLabel): FigureField => ({ path, kind: 'share', label });
const figure = (path: string, label: FieldLabel): FigureField => ({ path, kind: 'number', label });

/** Rows of a topic. */
export interface RowsOf {
  readonly list: string;
  /** The field by which a row is called: a name in two languages, or a text that is edited. */
  readonly calledBy: 'name' | { readonly editable: string } | null;
  /** What a new row begins with; rows cannot be added when left out. */
  readonly added?: Json;
}

/** A part of the rules that is edited together. */
export interface Topic {
  readonly id: TopicId;
  /** One table for each; null: the fields stand alone. */
  readonly rows: RowsOf | null;
  readonly fields: readonly FigureField[];
}

export const topicIds = [
  'materials',
  'foundry',
  'finishes',
  'stones',
  'casting',
  'labour',
  'engraving',
  'quantity',
  'express',
  'margin',
  'taxes',
  'leadTime',
] as const;
export type TopicId = (typeof topicIds)[number];

/** The rules by topic, in the order in which a price is made. */
export const topics: readonly Topic[] = [
  {
    id: 'materials',
    rows: { list: 'materials', calledBy: 'name' },
    fields: [
      share('fineness', 'fineness'),
      figure('densityGramsPerCm3', 'densityGramsPerCm3'),
      money('alloyingPerGramMinor', 'alloyingPerGramMinor'),
      share('lossShare', 'lossShare'),
      figure('extraDays', 'extraDays'),
    ],
  },
  {
    id: 'foundry',
    rows: { list: 'materials', calledBy: 'name' },
    fields: [
      share('casting.shrinkageShare', 'shrinkageShare'),
      figure('casting.leastWallMm', 'leastWallMm'),
      figure('casting.leastDetailMm', 'leastDetailMm'),
      figure('casting.flask.diameterMm', 'flaskDiameterMm'),
      figure('casting.flask.heightMm', 'flaskHeightMm'),
      figure('casting.largestMeltGrams', 'largestMeltGrams'),
      share('casting.sprueShare', 'sprueShare'),
    ],
  },
  {
    id: 'finishes',
    rows: { list: 'finishes', calledBy: 'name' },
    fields: [
      money('perPieceMinor', 'perPieceMinor'),
      money('perCm2Minor', 'perCm2Minor'),
      figure('plating.thicknessMicrons', 'platingMicrons'),
      share('plating.fineness', 'platingFineness'),
      money('plating.bathMinor', 'bathMinor'),
      figure('extraDays', 'extraDays'),
    ],
  },
  {
    id: 'stones',
    rows: { list: 'stones', calledBy: 'name' },
    fields: [
      figure('diameterMm', 'diameterMm'),
      money('priceMinor', 'priceMinor'),
      figure('settingMinutes', 'settingMinutes'),
    ],
  },
  {
    id: 'casting',
    rows: null,
    fields: [
      money('casting.perModelMinor', 'perModelMinor'),
      money('casting.perPieceMinor', 'perPieceMinor'),
      money('casting.perCm3Minor', 'perCm3Minor'),
      money('casting.perFlaskMinor', 'perFlaskMinor'),
    ],
  },
  {
    id: 'labour',
    rows: null,
    fields: [
      figure('labour.minutesPerPiece', 'minutesPerPiece'),
      figure('labour.minutesPerCm2', 'minutesPerCm2'),
      money('labour.perHourMinor', 'perHourMinor'),
      figure('labour.detail.plainShape', 'plainShape'),
      figure('labour.detail.perShape', 'perShape'),
      figure('labour.detail.plainDetailMm', 'plainDetailMm'),
      figure('labour.detail.forFinestDetail', 'forFinestDetail'),
      figure('labour.detail.mostFactor', 'mostFactor'),
    ],
  },
  {
    id: 'engraving',
    rows: null,
    fields: [
      money('engraving.perPieceMinor', 'perPieceMinor'),
      money('engraving.perCharacterMinor', 'perCharacterMinor'),
      figure('engraving.mostCharacters', 'mostCharacters'),
      figure('engraving.extraDays', 'extraDays'),
    ],
  },
  {
    id: 'quantity',
    rows: { list: 'quantityBreaks', calledBy: null, added: { from: 2, discountShare: 0 } },
    fields: [figure('from', 'from'), share('discountShare', 'discountShare')],
  },
  {
    id: 'express',
    rows: null,
    fields: [share('express.surchargeShare', 'surchargeShare'), figure('express.leadTimeFactor', 'leadTimeFactor')],
  },
  {
    id: 'margin',
    rows: null,
    fields: [
      share('marginShare', 'marginShare'),
      money('minimumMinor', 'minimumMinor'),
      money('roundToMinor', 'roundToMinor'),
      figure('largestQuantity', 'largestQuantity'),
      share('exportTaxShare', 'exportTaxShare'),
    ],
  },
  {
    id: 'taxes',
    rows: { list: 'taxes', calledBy: { editable: 'region' }, added: { region: '', share: 0 } },
    fields: [share('share', 'taxShare')],
  },
  {
    id: 'leadTime',
    rows: null,
    fields: [
      figure('leadTime.baseDays', 'baseDays'),
      figure('leadTime.piecesPerExtraDay', 'piecesPerExtraDay'),
      figure('leadTime.stonesPerExtraDay', 'stonesPerExtraDay'),
    ],
  },
];

/** What a path of the rules means: its topic and field, and which row; null for what is edited nowhere here. */
export function meaningOf(path: string): { topic: TopicId; field: FigureField; row: string | null } | null {
  for (const { id, rows, fields } of topics) {
    for (const field of fields) {
      if (rows === null) {
        if (path === field.path) return { topic: id, field, row: null };
        continue;
      }
      const [list, index, ...rest] = path.split('.');
      if (list === rows.list && index !== undefined && rest.join('.') === field.path) {
        return { topic: id, field, row: `${list}.${index}` };
      }
    }
  }
  return null;
}
