import { browse } from './browse.ts';
import { checkoutScenario } from './checkout.ts';
import { mixedDay } from './mixed-day.ts';
import { operatorBoard } from './operator-board.ts';
import { partnerFlood } from './partner-flood.ts';
import { price } from './price.ts';
import type { Scenario, ScenarioName } from './scenario.ts';

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  browse,
  price,
  checkout: checkoutScenario,
  'operator-board': operatorBoard,
  'partner-flood': partnerFlood,
  'mixed-day': mixedDay,
};
