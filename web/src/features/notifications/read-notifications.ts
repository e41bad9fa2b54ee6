import { NotificationsDocument } from '../../gql/graphql.ts';
import { queryAt } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** The visitor's own notifications, the latest first, and where the order of changes stood when they were read. */
export async function readNotifications() {
  const { result, position } = await queryAt(NotificationsDocument, { first: pageSize });
  return { firstPage: result.notifications, position };
}
