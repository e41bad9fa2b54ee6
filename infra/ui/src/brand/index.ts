export { Gem, Wordmark } from './brand.tsx';
