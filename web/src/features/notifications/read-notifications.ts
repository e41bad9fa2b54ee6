import { NotificationsDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** The visitor's own notifications, the latest first. */
export async function readNotifications() {
  return (await query(NotificationsDocument, { first: pageSize })).notifications;
}
