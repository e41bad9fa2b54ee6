// Orders have nothing of their own to begin with: pieces, accounts and quotes come to them as events.
console.log('orders: nothing to seed');
