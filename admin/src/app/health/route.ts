/** Whether the admin itself is up: for supervisors and load balancers. It says nothing of the gateway. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}

// Asked anew every time: an answer kept from the build would say nothing.
export const dynamic = 'force-dynamic';
