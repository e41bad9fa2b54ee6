import { databaseUrl } from './database-url.ts';

describe('the address of a database', () => {
  it('puts the name of the service behind the server', () => {
    expect(databaseUrl('mongodb://127.0.0.1:27417/?directConnection=true', 'orders')).toBe(
      'mongodb://127.0.0.1:27417/orders?directConnection=true',
    );
    expect(databaseUrl('mongodb://db', 'orders')).toBe('mongodb://db/orders');
  });

  it('keeps several hosts, and options that were given', () => {
    expect(databaseUrl('mongodb://a:1,b:2,c:3/?replicaSet=rs0', 'shop')).toBe(
      'mongodb://a:1,b:2,c:3/shop?replicaSet=rs0',
    );
  });

  it('still asks for the user where the given address knows them', () => {
    expect(databaseUrl('mongodb+srv://me:secret@cluster.example/admin?w=majority', 'shop')).toBe(
      'mongodb+srv://me:secret@cluster.example/shop?w=majority&authSource=admin',
    );
    expect(databaseUrl('mongodb://me:secret@db/main?authSource=users', 'shop')).toBe(
      'mongodb://me:secret@db/shop?authSource=users',
    );
  });

  it('refuses what is no address of MongoDB', () => {
    expect(() => databaseUrl('http://db', 'shop')).toThrow('Not an address of a MongoDB server: http://db');
  });
});
