// Every service is seeded by the same command; what production knows, it is told by events.
console.log('production: nothing to seed, it follows the orders and the accounts');
