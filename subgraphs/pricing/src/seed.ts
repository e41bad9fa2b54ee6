// The price rules are part of the service, and quotes are asked for by people.
console.log('pricing: nothing to seed');
