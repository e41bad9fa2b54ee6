// The service publishes the first price rules and rates itself, and quotes are asked for by people.
console.log('pricing: nothing to seed');
