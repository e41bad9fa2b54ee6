import { partnerKeyOf } from '@alexandrite/service-kit/sessions';
import { type Door, type DoorParts, openDoor } from './door.ts';
import type { Graph } from './graph/graph.ts';
import type { Caller, CallerChecks } from './identity/caller.ts';
import { asksForTheSchemaOnly } from './partner/asks-for-the-schema.ts';
import type { KeyUse } from './partner/key-use.ts';
import { asPartner, partnerPath, refuseKey } from './partner/partner-door.ts';

/** Where everybody asks who is no partner's program. */
export const graphPath = '/graphql';

interface Options {
  readonly graph: Graph;
  readonly partnerGraph: Graph;
  /** Whether anybody may look at the schemas. */
  readonly isOpen: boolean;
  readonly sessions: Omit<CallerChecks, 'admit'>;
  readonly keyUse: KeyUse;
  readonly shared: DoorParts;
}

/** The doors of the house: one for its own pages and for people, and one for partners' programs. */
export function openDoors({ graph, partnerGraph, isOpen, sessions, keyUse, shared }: Options): readonly Door[] {
  const keyOf = ({ session }: Caller): string | null => (session ? partnerKeyOf(session) : null);
  const house: Door = openDoor(
    {
      path: graphPath,
      graph,
      isForVisitors: true,
      schemaIsFor: isOpen ? 'anybody' : 'nobody',
      checks: { ...sessions, admit: (caller) => refuseKey(caller, keyOf(caller) !== null) },
    },
    shared,
  );
  const partners: Door = openDoor(
    {
      path: partnerPath,
      graph: partnerGraph,
      isForVisitors: false,
      schemaIsFor: isOpen ? 'anybody' : 'callers',
      checks: {
        ...sessions,
        admit(caller) {
          const keyId = keyOf(caller);
          if (keyId !== null) keyUse.note(keyId, shared.clock());
          return asPartner(caller);
        },
      },
      ...(isOpen ? { isForAnybody: (operation) => asksForTheSchemaOnly(partnerGraph, operation) } : {}),
    },
    shared,
  );
  return [house, partners];
}
