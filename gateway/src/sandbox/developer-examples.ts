import type { Example } from './example.ts';

/** The first one is open when Sandbox opens: it needs no sign-in. */
export const developerExamples: readonly Example[] = [
  {
    title: { en: 'The catalogue', ru: 'Каталог' },
    document: `query Catalogue($first: Int) {
  products(first: $first) {
    nodes { id slug name price { amountMinor currency } leadTimeDays }
    pageInfo { hasNextPage endCursor }
  }
  materials { id name }
}`,
    variables: { first: 10 },
  },
  {
    title: { en: 'Sign in: the browser keeps the session', ru: 'Вход: сессию хранит браузер' },
    document: `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn { token expiresAt account { id displayName roles } }
    ... on Refusal { code message }
  }
}`,
    variables: { input: { email: 'customer@alexandrite.example', password: 'alexandrite-demo' } },
  },
  {
    title: { en: 'My orders', ru: 'Мои заказы' },
    document: `query MyOrders {
  orders(first: 20) {
    nodes { id number status promisedAt forecastAt problem { message } }
  }
}`,
    variables: {},
  },
  {
    title: {
      en: 'Follow an order: its state at once, then every change',
      ru: 'Следить за заказом: состояние сразу, затем каждое изменение',
    },
    document: `subscription FollowOrder($id: ID!) {
  orderUpdated(id: $id) { number revision status promisedAt allowedActions }
}`,
    variables: { id: 'ord_…' },
  },
  {
    title: { en: 'The operators’ queue, live', ru: 'Очередь операторов, вживую' },
    document: `subscription Queue {
  productionQueueUpdated { kind workOrder { id orderNumber stage dueAt risk } }
}`,
    variables: {},
  },
];
