/**
 * Fields that answer text and show nothing of anybody, with the reason: by coordinate (`Order.number`), or by type for
 * all of its fields (`Product`). Refusals are not listed: their texts are the house's own.
 */
export const impersonalFields: Readonly<Record<string, string>> = {
  Collection: 'The catalogue is for everybody.',
  LocalizedText: 'The catalogue is for everybody.',
  Picture: 'The catalogue is for everybody.',
  Product: 'The catalogue is for everybody.',
  Finish: 'The price list is for everybody.',
  Material: 'The price list is for everybody.',
  Money: 'A currency.',
  Stone: 'The price list is for everybody.',

  NotificationEdge: 'A cursor: a time and an id.',
  OrderEdge: 'A cursor: a time and an id.',
  PageInfo: 'A cursor: a time, a number or an id.',
  ProductEdge: 'A cursor: a place in the catalogue.',
  WorkOrderEdge: 'A cursor: a date and an id.',

  'Order.number': 'A number that says nothing of who ordered.',
  'OrderLine.metal': 'A choice from the catalogue.',
  'OrderLine.size': 'A choice from the catalogue.',
  'OrderProblem.code': 'A name of a reason.',
  ApprovalRuleResult: 'The house’s own rules, in figures.',
  DeliveryPromise: 'One of the house’s own reasons.',
  'WorkOrderLine.metal': 'A choice from the catalogue.',
  'WorkOrderLine.size': 'A choice from the catalogue.',
  'WorkOrder.orderNumber': 'A number that says nothing of who ordered.',

  'Quote.failure': 'The house’s own words about a model.',
  ModelFileProblem: 'The house’s own words about a model.',
  ModelProblem: 'The house’s own words about a model.',
  PriceInput: 'Figures of a price.',
  PriceLine: 'Figures of a price.',
  PriceLineChange: 'Figures of a price.',
  RuleUsed: 'A place in the price rules.',
  QuotePriceChange: 'The house’s own words about a price.',
  FigureJump: 'A place in the price rules.',
  PriceRuleFault: 'The house’s own words about price rules.',
  'PriceRulesVersion.document': 'The price rules.',

  SignedIn: 'A secret, told to who has just proved who they are.',
  StaffAccountCreated: 'A secret, told once to the administrator who has just opened the account.',
  PasswordGiven: 'A secret, told once to the administrator who has just given it.',
  ModelUploadStarted: 'A secret, told to who has just asked for it.',
  PartnerKeyCreated: 'A secret, told once to the manager who has just made it.',
  'PartnerKey.lastUsedOn': 'A day on which a program asked.',
};
